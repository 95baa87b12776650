import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const hash = promisify(argon2);

/** OWASP's argon2id setting: 19 MiB, two passes, one lane; about 32 ms. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** More at once would starve the pages of everyone else during a burst of sign-ins. */
const HASHES_AT_ONCE = 2;

/** A PHC string of the password: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await inTurn(() => derive(password, nonce));
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(nonce)}$${base64(tag)}`;
}

/** Whether the password fits; without a hash it takes as long as with one, so that a name's existence does not show. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, , , , salt, expected] = (stored ?? ABSENT).split("$");
  const tag = await inTurn(() => derive(password, Buffer.from(salt ?? "", "base64")));
  return timingSafeEqual(tag, Buffer.from(expected ?? "", "base64")) && stored !== null;
}

const base64 = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
const ABSENT = `$argon2id$v=19$m=19456,t=2,p=1$${base64(Buffer.alloc(16, 7))}$${base64(Buffer.alloc(32, 7))}`;

const derive = (password: string, nonce: Buffer) =>
  hash("argon2id", { message: password.normalize("NFKC"), nonce, ...COST }) as Promise<Buffer>;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= HASHES_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}
