import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { DomainError } from "#domains/kernel/errors.ts";
import { inTurn } from "#lib/in-turn.ts";

const hash = promisify(argon2);

/** OWASP's argon2id setting: 19 MiB, two passes, one lane; about 32 ms. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_BYTES = 32;

/** More at once would starve the pages of everyone else during a burst of sign-ins. */
const HASHES_AT_ONCE = 2;
/** About two seconds of work; whoever comes after them is told that the system is busy. */
const WAITING_MAX = 120;
const hashing = inTurn(
  { atOnce: HASHES_AT_ONCE, waitingMax: WAITING_MAX },
  () => new DomainError("too_many", { form: { key: "busy" } }),
);

/** A PHC string of the password: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  return phc(nonce, await hashing(() => derive(password, nonce, COST)));
}

/** Whether the password fits; without a hash it takes as long as with one, so that a name's existence does not show. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const { cost, salt, tag } = parse(stored ?? ABSENT);
  const derived = await hashing(() => derive(password, salt, cost));
  return derived.length === tag.length && timingSafeEqual(derived, tag) && stored !== null;
}

/** Whether a hash was made with another cost than today's: then it is made anew at the next right password. */
export const isOutdated = (stored: string) => !stored.startsWith(PREFIX);

const PREFIX = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`;
const base64 = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
const phc = (salt: Buffer, tag: Buffer) => `${PREFIX}${base64(salt)}$${base64(tag)}`;
const ABSENT = phc(Buffer.alloc(16, 7), Buffer.alloc(TAG_BYTES, 7));
const SHAPE = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/;

function parse(stored: string) {
  const [, memory, passes, parallelism, salt = "", tag = ""] = SHAPE.exec(stored) ?? [];
  if (!memory) throw new Error("a stored password hash is no argon2id hash");
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return { cost, salt: Buffer.from(salt, "base64"), tag: Buffer.from(tag, "base64") };
}

const derive = (password: string, nonce: Buffer, cost: typeof COST) =>
  hash("argon2id", { message: password.normalize("NFKC"), nonce, ...cost, tagLength: TAG_BYTES }) as Promise<Buffer>;
