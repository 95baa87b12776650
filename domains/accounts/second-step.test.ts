import { eq } from "drizzle-orm";
import { generateSync } from "otplib";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members, sessions } from "#db/schema/accounts.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { beginTotp } from "./commands/begin-totp.ts";
import { confirmTotp } from "./commands/confirm-totp.ts";
import { disableTotp } from "./commands/disable-totp.ts";
import { renewRecoveryCodes } from "./commands/renew-recovery-codes.ts";
import { resetTotp } from "./commands/reset-totp.ts";
import { findTotpEnrolment } from "./own.ts";
import { hashPassword } from "./passwords.ts";
import { findActorBySession } from "./queries.ts";
import { countRecoveryCodes } from "./recovery-codes.ts";
import { passSecondStep } from "./second-step.ts";
import { openSession } from "./sessions.ts";

const PASSWORD = "correct horse battery";
const ORIGIN = { ip: "198.51.100.7", userAgent: "test" };
const WRONG = { code: "invalid", fields: { code: { key: "wrongCode" } } };
let cast: Cast;
let passwordHash: string;

beforeAll(async () => {
  process.env.AUTH_SECRET = "a secret of at least thirty-two characters";
  cast = await castOf();
  passwordHash = await hashPassword(PASSWORD);
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

const codeNow = (secret: string) => generateSync({ secret });
const owing = (memberId: string) =>
  openSession({ memberId, method: "password", passed: "password", kept: true }, ORIGIN);

async function somebody(): Promise<Actor & { id: string }> {
  const actor = await cast.member("works-1");
  await db.update(members).set({ passwordHash }).where(eq(members.id, actor.id));
  return actor;
}

/** Somebody with two-step sign-in: the secret in the app, and the recovery codes on paper. */
async function enrolled() {
  const actor = await somebody();
  await beginTotp(actor, { current: PASSWORD });
  const secret = (await findTotpEnrolment(actor))!.secret;
  const { secret: codes = "" } = await confirmTotp(actor, { code: codeNow(secret) });
  // As if the code of the enrolment were some minutes ago: a new one is due.
  await db.update(members).set({ totpLastStep: null }).where(eq(members.id, actor.id));
  return { actor: await cast.again(actor.id), secret, codes: codes.split("\n") };
}

test("turning it on asks for the password and for a code of the app; the secret is shown to its owner alone", async () => {
  const actor = await somebody();
  await expect(beginTotp(actor, { current: "wrong" })).rejects.toMatchObject({
    fields: { current: { key: "wrongCurrent" } },
  });
  await beginTotp(actor, { current: PASSWORD });
  const enrolment = await findTotpEnrolment(actor);
  expect(enrolment?.secret).toMatch(/^[A-Z2-7]{16,}$/);
  expect(await findTotpEnrolment(cast.guest)).toBeNull();
  await expect(confirmTotp(actor, { code: "000000" })).rejects.toMatchObject(WRONG);
  expect((await cast.again(actor.id)).hasTotp).toBe(false);
  await confirmTotp(actor, { code: codeNow(enrolment!.secret) });
  expect((await cast.again(actor.id)).hasTotp).toBe(true);
  expect(await findTotpEnrolment(actor)).toBeNull();
});

test("after the password alone a session opens nothing; the code ends it and names whose session is to open", async () => {
  const { actor, secret } = await enrolled();
  const pending = await owing(actor.id);
  expect(await findActorBySession(pending)).toBeNull();
  expect(await passSecondStep(pending, codeNow(secret), null)).toEqual({ memberId: actor.id, kept: true });
  expect(await findActorBySession(pending)).toBeNull();
  const opening = { memberId: actor.id, method: "password", passed: "everything", kept: true } as const;
  expect(await findActorBySession(await openSession(opening, ORIGIN))).toMatchObject({ id: actor.id });
});

test("a session that owes its second step does not wait for ever", async () => {
  const { actor, secret } = await enrolled();
  const pending = await owing(actor.id);
  const [row] = await db.select().from(sessions).where(eq(sessions.id, pending));
  expect(row!.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(10 * 60_000);
  await db.update(sessions).set({ expiresAt: new Date() }).where(eq(sessions.id, pending));
  await expect(passSecondStep(pending, codeNow(secret), null)).rejects.toMatchObject({ code: "signed_out" });
});

test("one code passes once, even when it is sent ten times at the same moment", async () => {
  const { actor, secret } = await enrolled();
  const pendings = await Promise.all(Array.from({ length: 10 }, () => owing(actor.id)));
  const code = codeNow(secret);
  const answers = await Promise.allSettled(pendings.map((pending) => passSecondStep(pending, code, null)));
  expect(answers.filter(({ status }) => status === "fulfilled").length).toBe(1);
});

test("ten wrong codes and the member waits; the owner's own device does not", async () => {
  const { actor, secret } = await enrolled();
  const pending = await owing(actor.id);
  for (let i = 0; i < 10; i++) await expect(passSecondStep(pending, "000000", null)).rejects.toMatchObject(WRONG);
  await expect(passSecondStep(pending, codeNow(secret), null)).rejects.toMatchObject({ code: "too_many" });
  await expect(passSecondStep(pending, codeNow(secret), { memberId: "somebody else", id: "x" })).rejects.toMatchObject({
    code: "too_many",
  });
  const device = { memberId: actor.id, id: "own phone" };
  expect(await passSecondStep(pending, codeNow(secret), device)).toMatchObject({ memberId: actor.id });
});

test("a recovery code stands in for the phone once, however it is typed, and for nobody else", async () => {
  const { actor, codes } = await enrolled();
  const other = await enrolled();
  expect(new Set(codes).size).toBe(10);
  const [first = "", second = ""] = codes;
  await expect(passSecondStep(await owing(other.actor.id), first, null)).rejects.toMatchObject(WRONG);
  await passSecondStep(await owing(actor.id), first, null);
  await expect(passSecondStep(await owing(actor.id), first, null)).rejects.toMatchObject(WRONG);
  await passSecondStep(await owing(actor.id), ` ${second.toUpperCase().replace("-", " ")} `, null);
  expect(await countRecoveryCodes(actor)).toBe(8);
  const used = await db.select().from(events).where(eq(events.subjectId, actor.id));
  expect(used.filter(({ name }) => name === "accounts.recovery-code.used").length).toBe(2);
});

test("new recovery codes end the old ones, and ask for the password", async () => {
  const { actor, codes } = await enrolled();
  await expect(renewRecoveryCodes(actor, { current: "wrong" })).rejects.toMatchObject({ code: "invalid" });
  const { secret = "" } = await renewRecoveryCodes(actor, { current: PASSWORD });
  await expect(passSecondStep(await owing(actor.id), codes[0]!, null)).rejects.toMatchObject(WRONG);
  await passSecondStep(await owing(actor.id), secret.split("\n")[0]!, null);
});

test("neither the secret nor a recovery code is stored as it is, nor written to the log", async () => {
  const { actor, secret, codes } = await enrolled();
  const rows = await db.execute(`select m.totp_secret, r.code_hash, e.payload from members m
    left join recovery_codes r on r.member_id = m.id left join events e on e.subject_id = m.id where m.id = '${actor.id}'`);
  const stored = JSON.stringify(rows);
  expect(rows.length).toBeGreaterThan(10);
  for (const told of [secret, ...codes, ...codes.map((code) => code.replace("-", ""))])
    expect(stored).not.toContain(told);
});

test("turning it off asks for the password; then the password alone opens again", async () => {
  const { actor } = await enrolled();
  await expect(disableTotp(actor, { current: "wrong" })).rejects.toMatchObject({ code: "invalid" });
  await disableTotp(actor, { current: PASSWORD });
  expect(await findActorBySession(await owing(actor.id))).toMatchObject({ id: actor.id, hasTotp: false });
  expect(await countRecoveryCodes(actor)).toBe(0);
});

test("only a security administrator resets it, never one's own, and every session of the member ends", async () => {
  const { actor } = await enrolled();
  const opening = { memberId: actor.id, method: "password", passed: "everything", kept: false } as const;
  const open = await openSession(opening, ORIGIN);
  for (const other of [
    actor,
    await cast.leader("works"),
    await cast.staff("system-admin"),
    await cast.staff("audit-admin"),
    cast.guest,
  ])
    await expect(resetTotp(other, { memberId: actor.id })).rejects.toMatchObject({ code: "forbidden" });
  const security = await cast.staff("security-admin");
  await expect(resetTotp(security, { memberId: security.id })).rejects.toMatchObject({ code: "forbidden" });
  expect(await findActorBySession(open)).not.toBeNull();
  await resetTotp(security, { memberId: actor.id });
  expect(await findActorBySession(open)).toBeNull();
  expect((await cast.again(actor.id)).hasTotp).toBe(false);
  expect(await countRecoveryCodes(actor)).toBe(0);
});
