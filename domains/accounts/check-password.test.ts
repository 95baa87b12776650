import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { castOf } from "#db/testing/cast.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { checkPassword } from "./check-password.ts";
import { type KnownDevice, readKnownDevice, writeKnownDevice } from "./known-device.ts";
import { hashPassword } from "./passwords.ts";
import { isCrowded } from "./throttle.ts";

const PASSWORD = "correct horse battery";
const HOME = "198.51.100.7";
const THIEF = "203.0.113.9";
let owner: { id: string; name: string };
let device: KnownDevice;

beforeAll(async () => {
  process.env.AUTH_SECRET = "a secret of at least thirty-two characters";
  const cast = await castOf();
  const { id } = await cast.member("works-1");
  await db
    .update(members)
    .set({ signInName: "Shi.Lei", passwordHash: await hashPassword(PASSWORD) })
    .where(eq(members.id, id));
  owner = { id, name: "Shi.Lei" };
  device = { memberId: id, id: "a-device" };
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

/** How a try ends: the id of who may enter, or the refusal as `code` and the tries left. */
async function attempt(password: string, { name = owner.name, from = HOME, by = null as KnownDevice | null } = {}) {
  try {
    return (await checkPassword(name, password, from, by)).id;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code === "invalid" ? `${error.code} ${error.fields.password?.values?.left}` : error.code;
  }
}

const wrongTries = async (count: number, options: Parameters<typeof attempt>[1]) => {
  const answers = [];
  for (let i = 0; i < count; i++) answers.push(await attempt("wrong", options));
  return answers;
};

test("the right password enters, whatever the case of the name", async () => {
  expect(await attempt(PASSWORD)).toBe(owner.id);
  expect(await attempt(PASSWORD, { name: "shi.lei" })).toBe(owner.id);
});

test("an unknown name, a wrong password and a shut account answer alike, to the last word", async () => {
  const [shut] = await db
    .insert(members)
    .values({
      signInName: "shut",
      name: "已停用",
      passwordHash: await hashPassword(PASSWORD),
      deactivatedAt: new Date(),
    })
    .returning();
  const answers = await Promise.all([
    wrongTries(6, { name: "nobody-of-this-name", from: "192.0.2.1" }),
    wrongTries(6, { from: "192.0.2.2" }),
    wrongTries(6, { name: "shut", from: "192.0.2.3" }),
  ]);
  expect(answers[0]).toEqual(["invalid 4", "invalid 3", "invalid 2", "invalid 1", "invalid 0", "too_many"]);
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  expect(await attempt(PASSWORD, { name: "shut", from: "192.0.2.4" })).toBe("invalid 4");
  expect(shut?.deactivatedAt).not.toBeNull();
});

test("wrong passwords from one address do not lock the owner out at another", async () => {
  expect((await wrongTries(7, { from: THIEF })).at(-1)).toBe("too_many");
  expect(await attempt(PASSWORD, { from: THIEF })).toBe("too_many");
  expect(await attempt(PASSWORD, { from: HOME })).toBe(owner.id);
});

test("nor on a device of the owner behind the same address", async () => {
  await wrongTries(7, { from: HOME });
  expect(await attempt(PASSWORD, { from: HOME, by: device })).toBe(owner.id);
});

test("a device that is known to one account is a stranger to another", async () => {
  await wrongTries(5, { from: HOME, by: { memberId: "somebody else", id: "a-device" } });
  expect(await attempt(PASSWORD, { from: HOME })).toBe("too_many");
});

test("a known device has tries of its own, and not without end", async () => {
  expect((await wrongTries(6, { by: device })).at(-1)).toBe("too_many");
  expect(await attempt(PASSWORD, { by: device })).toBe("too_many");
});

test("the right password forgives the wrong ones before it", async () => {
  await wrongTries(4, {});
  expect(await attempt(PASSWORD)).toBe(owner.id);
  expect(await attempt("wrong")).toBe("invalid 4");
});

test("an account that many strangers try makes strangers wait, refuses nobody, and leaves its owner alone", async () => {
  const knock = (n: number) => ({ name: "shi.lei", address: `192.0.2.${n}`, deviceId: null });
  for (let i = 0; i < 30; i++) expect(await isCrowded(knock(i))).toBe(false);
  expect(await isCrowded(knock(31))).toBe(true);
  expect(await isCrowded({ ...knock(32), deviceId: "a-device" })).toBe(false);
  expect(await attempt(PASSWORD, { from: "192.0.2.77" })).toBe(owner.id);
});

test("one address has a hundred wrong tries for all accounts together; right ones are not counted", async () => {
  const [row] = await db
    .insert(rateLimits)
    .values({ key: `sign-in-address:${HOME}`, points: 99 })
    .returning();
  await db
    .update(rateLimits)
    .set({ expire: new Date(Date.now() + 60_000) })
    .where(eq(rateLimits.key, row!.key));
  for (let i = 0; i < 5; i++) expect(await attempt(PASSWORD)).toBe(owner.id);
  expect(await attempt("wrong", { name: "first" })).toBe("invalid 4");
  expect(await attempt("wrong", { name: "second" })).toBe("too_many");
  expect(await attempt(PASSWORD, { by: device })).toBe(owner.id);
});

test("a refusal is in the log with its address, and never with what was typed", async () => {
  await attempt("a secret typed", { name: "a password typed as a name" });
  const rows = await db.select().from(events).where(eq(events.name, "accounts.sign-in.refused"));
  expect(rows.at(-1)).toMatchObject({ actorId: null, payload: { address: HOME } });
  expect(JSON.stringify(rows)).not.toMatch(/typed/);
});

test("a password hashed at an older cost is hashed anew at the next sign-in", async () => {
  const { argon2Sync, randomBytes } = await import("node:crypto");
  const nonce = randomBytes(16);
  const tag = argon2Sync("argon2id", {
    message: PASSWORD,
    nonce,
    memory: 4_096,
    passes: 1,
    parallelism: 1,
    tagLength: 32,
  });
  const bare = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
  const passwordHash = `$argon2id$v=19$m=4096,t=1,p=1$${bare(nonce)}$${bare(tag)}`;
  await db.update(members).set({ passwordHash }).where(eq(members.id, owner.id));
  expect(await attempt(PASSWORD)).toBe(owner.id);
  const [row] = await db.select().from(members).where(eq(members.id, owner.id));
  expect(row?.passwordHash).toContain("m=19456,t=2,p=1");
  expect(await attempt(PASSWORD)).toBe(owner.id);
});

test("the cookie of a known device cannot be made up or handed to another account", () => {
  const cookie = writeKnownDevice(device);
  expect(readKnownDevice(cookie)).toEqual(device);
  const [, id, signature] = cookie.split(".");
  for (const forged of [
    `${cookie}0`,
    `other.${id}.${signature}`,
    `${owner.id}.other.${signature}`,
    "..",
    "",
    undefined,
  ])
    expect(readKnownDevice(forged)).toBeNull();
});
