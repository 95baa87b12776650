import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members, oneTimeLinks } from "#db/schema/accounts.ts";
import { organisation, rateLimits } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { writeChanged } from "#domains/people/imports/write.ts";
import { editPerson } from "#domains/people/register/commands/edit-person.ts";
import { issuePassword } from "#domains/people/register/commands/issue-password.ts";
import { canMail } from "#lib/mail.ts";
import { changeEmail } from "./commands/change-email.ts";
import { saveProfile } from "./commands/save-profile.ts";
import { applyConfirmation } from "./confirmation.ts";
import { issueToken } from "./one-time-links.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import { findActorBySession } from "./queries.ts";
import { applyReset, isResetOpen, mailResetLink } from "./reset-password.ts";
import { openSession } from "./sessions.ts";
import { startLetterbox } from "./testing/letterbox.ts";

const PASSWORD = "correct horse battery";
const FRESH = { password: "battery horse correct", again: "battery horse correct" };
const post = await startLetterbox();
const { letters } = post;
let cast: Cast;
let count = 0;

beforeAll(async () => {
  cast = await castOf();
  Object.assign(process.env, {
    QINGFENG_SMTP_URL: post.url,
    QINGFENG_MAIL_FROM: "清风 <qingfeng@example.org>",
    QINGFENG_ORIGIN: "https://qingfeng.example.org,http://10.0.0.5:3000",
  });
});
afterAll(post.stop);
beforeEach(async () => {
  letters.length = 0;
  await db.delete(rateLimits);
});

async function somebody(changed: Partial<typeof members.$inferInsert> = {}) {
  const actor = await cast.member("works-1");
  const signInName = `reset-${++count}`;
  const email = `${signInName}@example.org`;
  const passwordHash = await hashPassword(PASSWORD);
  await db
    .update(members)
    .set({ signInName, email, passwordHash, ...changed })
    .where(eq(members.id, actor.id));
  return { actor, signInName, email };
}

const tokenIn = (text = "") => /\/reset-password\/([\w-]+)/.exec(text)?.[1] ?? "";

test("a link goes to the address on file, begins with the configured address, and sets a new password once", async () => {
  const { actor, signInName, email } = await somebody();
  await mailResetLink(signInName.toUpperCase());
  expect(letters.map(({ to }) => to)).toEqual([[email]]);
  expect(letters[0]?.text).toContain("https://qingfeng.example.org/reset-password/");
  const token = tokenIn(letters[0]?.text);
  expect(JSON.stringify(await db.select().from(oneTimeLinks))).not.toContain(token);
  await applyReset({ token, ...FRESH });
  const [row] = await db.select().from(members).where(eq(members.id, actor.id));
  expect(await verifyPassword(FRESH.password, row!.passwordHash)).toBe(true);
  expect(await verifyPassword(PASSWORD, row!.passwordHash)).toBe(false);
  await expect(applyReset({ token, ...FRESH })).rejects.toMatchObject({ fields: { form: { key: "linkClosed" } } });
});

test("the letter about the address stays good when a new password is set, by its owner or by the office", async () => {
  const admin = await cast.staff("system-admin");
  const { actor, signInName, email } = await somebody();
  const token = await issueToken("email", actor.id, email);
  await mailResetLink(signInName);
  await applyReset({ token: tokenIn(letters[0]?.text), ...FRESH });
  await mailResetLink(signInName);
  await issuePassword(admin, { memberId: actor.id });
  expect(await isResetOpen(tokenIn(letters[1]?.text))).toBe(false);
  await applyConfirmation({ token });
});

test("it ends every session, and opens none: a second step stays owed", async () => {
  const { actor, signInName } = await somebody({ totpSince: new Date(), totpSecret: "sealed" });
  const opening = { memberId: actor.id, method: "password", passed: "everything", kept: true } as const;
  const session = await openSession(opening, { ip: null, userAgent: null });
  await mailResetLink(signInName);
  await applyReset({ token: tokenIn(letters[0]?.text), ...FRESH });
  expect(await findActorBySession(session)).toBeNull();
  const [row] = await db.select().from(members).where(eq(members.id, actor.id));
  expect(row?.totpSince).not.toBeNull();
});

test("nobody gets mail for an unknown name, a closed account, one without address or one of single sign-on", async () => {
  await mailResetLink("nobody-of-this-name");
  for (const changed of [{ deactivatedAt: new Date() }, { email: null }, { ssoSubject: "issuer sub" }])
    await mailResetLink((await somebody(changed)).signInName);
  expect(letters).toEqual([]);
});

test("three mails an hour, and only the newest link works", async () => {
  const { signInName } = await somebody();
  for (let i = 0; i < 5; i++) await mailResetLink(signInName);
  const tokens = letters.map(({ text }) => tokenIn(text));
  expect(await Promise.all(tokens.map(isResetOpen))).toEqual([false, false, true]);
});

test("a link is dead after half an hour, and a refused password leaves it open", async () => {
  const { signInName } = await somebody();
  await mailResetLink(signInName);
  const token = tokenIn(letters[0]?.text);
  await expect(applyReset({ token, password: "short", again: "short" })).rejects.toMatchObject({ code: "invalid" });
  await expect(applyReset({ token, ...FRESH, again: "x" })).rejects.toMatchObject({ fields: { again: {} } });
  expect(await isResetOpen(token)).toBe(true);
  await db.update(oneTimeLinks).set({ expiresAt: new Date() });
  await expect(applyReset({ token, ...FRESH })).rejects.toMatchObject({ fields: { form: { key: "linkClosed" } } });
  expect(await isResetOpen("made-up")).toBe(false);
});

test("the address is changed with the password only, and open links die with the old address", async () => {
  const { actor, signInName } = await somebody();
  await mailResetLink(signInName);
  await expect(changeEmail(actor, { email: "thief@example.org", current: "wrong" })).rejects.toMatchObject({
    fields: { current: { key: "wrongCurrent" } },
  });
  await saveProfile(actor, { about: "x", email: "thief@example.org" } as never);
  const emailNow = async () => (await db.select().from(members).where(eq(members.id, actor.id)))[0]?.email;
  expect(await emailNow()).toBe(`${signInName}@example.org`);
  expect(await isResetOpen(tokenIn(letters[0]?.text))).toBe(true);
  await changeEmail(actor, { email: " New＠Example.org ", current: PASSWORD });
  expect(await emailNow()).toBe("new@example.org");
  expect(await isResetOpen(tokenIn(letters[0]?.text))).toBe(false);
});

test("links that went to an old address die with it when the office or an import changes it, and with nothing else", async () => {
  const admin = await cast.staff("system-admin");
  const changes = {
    async office(memberId: string, set: { email?: string; name?: string }) {
      const [row] = await db.select().from(members).where(eq(members.id, memberId));
      const { name, signInName, pinyin, email } = row!;
      await editPerson(admin, { memberId, name, signInName, pinyin, email: email ?? "", ...set });
    },
    import: (id: string, set: { email?: string; name?: string }) =>
      db.transaction((tx) => writeChanged([{ id, set, join: [], leave: [], repost: [] } as never], tx)),
  };
  for (const change of Object.values(changes)) {
    letters.length = 0;
    const { actor, signInName } = await somebody();
    await mailResetLink(signInName);
    const token = tokenIn(letters[0]?.text);
    await change(actor.id, { name: "石磊" });
    expect(await isResetOpen(token)).toBe(true);
    await change(actor.id, { email: `new-${signInName}@example.org` });
    expect(await isResetOpen(token)).toBe(false);
  }
});

test("names cannot put lines of their own into a letter's head", async () => {
  const { signInName } = await somebody({ name: "石磊\r\nBcc: thief@example.org" });
  await db.update(organisation).set({ name: "清江\r\nBcc: thief@example.org" });
  await mailResetLink(signInName);
  expect(letters.map(({ to }) => to)).toEqual([[`${signInName}@example.org`]]);
});

test("without a configured address there is no such mail at all", () => {
  expect(canMail()).toBe(true);
  delete process.env.QINGFENG_ORIGIN;
  expect(canMail()).toBe(false);
});
