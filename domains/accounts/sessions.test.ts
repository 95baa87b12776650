import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { isListening, onNotify, startListening } from "#db/listen.ts";
import { grants, members, sessions } from "#db/schema/accounts.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { announce } from "#domains/kernel/command.ts";
import { actorOfSession, forgetActors } from "./actor-cache.ts";
import { changePassword } from "./commands/change-password.ts";
import { nameSession } from "./commands/name-session.ts";
import { revokeOtherSessions } from "./commands/revoke-other-sessions.ts";
import { revokeSession } from "./commands/revoke-session.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import { findActorBySession } from "./queries.ts";
import { endSession, listSessions, noteUse, openSession } from "./sessions.ts";

const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
const ORIGIN = { ip: "198.51.100.7", userAgent: CHROME };
const PASSWORD = "correct horse battery";
let cast: Cast;

beforeAll(async () => {
  process.env.AUTH_SECRET = "a secret of at least thirty-two characters";
  cast = await castOf();
  onNotify("actors", (payload) => forgetActors(JSON.parse(payload)));
  await startListening();
  await vi.waitUntil(isListening);
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

const open = (memberId: string, kept = false) =>
  openSession({ memberId, method: "password", passed: "password", kept }, ORIGIN);
const unused = (id: string, hours: number) =>
  db
    .update(sessions)
    .set({ lastSeenAt: sql`now() - make_interval(hours => ${hours})` })
    .where(eq(sessions.id, id));
const isOut = async (id: string) => (await actorOfSession(id)) === null;

test("a session opens with its device and a line in the log", async () => {
  const actor = await cast.member("works-1");
  const id = await open(actor.id);
  expect(await findActorBySession(id)).toMatchObject({ id: actor.id, sessionId: id });
  const [event] = await db.select().from(events).where(eq(events.subjectId, id));
  expect(event).toMatchObject({
    name: "accounts.session.opened",
    actorId: actor.id,
    payload: { method: "password", device: "Chrome · Windows" },
  });
});

test("every sign-in gets an id of its own, and the one signed in over is dead", async () => {
  const actor = await cast.member("works-1");
  const [before, after] = [await open(actor.id), await open(actor.id)];
  await endSession(before);
  expect(after).not.toBe(before);
  expect([await isOut(before), await isOut(after)]).toEqual([true, false]);
});

test("twenty sign-ins of one person at the same moment all succeed", async () => {
  const actor = await cast.member("works-1");
  const ids = await Promise.all(Array.from({ length: 20 }, () => open(actor.id)));
  expect(new Set(ids).size).toBe(20);
});

test("a shut account opens none, and those it had are out", async () => {
  const actor = await cast.member("works-1");
  const id = await open(actor.id);
  await db.transaction(async (tx) => {
    await tx.update(members).set({ deactivatedAt: new Date() }).where(eq(members.id, actor.id));
    await announce(tx, "actors", { memberId: actor.id });
  });
  await vi.waitUntil(() => isOut(id), { timeout: 1_000, interval: 5 });
  await expect(open(actor.id)).rejects.toMatchObject({ code: "signed_out" });
});

test("a session ends after seven days, used or not", async () => {
  const id = await open((await cast.member("works-1")).id, true);
  const [row] = await db.select().from(sessions).where(eq(sessions.id, id));
  expect(Math.round((row!.expiresAt.getTime() - row!.createdAt.getTime()) / 86_400_000)).toBe(7);
  await db.update(sessions).set({ expiresAt: new Date() }).where(eq(sessions.id, id));
  expect(await findActorBySession(id)).toBeNull();
});

test("twelve hours without use end it, unless it was to be kept; whoever holds an office cannot keep one", async () => {
  const actor = await cast.member("works-1");
  const [plain, kept] = [await open(actor.id), await open(actor.id, true)];
  for (const id of [plain, kept]) await unused(id, 11);
  expect(await findActorBySession(plain)).not.toBeNull();
  for (const id of [plain, kept]) await unused(id, 13);
  expect(await findActorBySession(plain)).toBeNull();
  expect(await findActorBySession(kept)).not.toBeNull();
  expect((await listSessions(actor, actor.id)).map(({ id }) => id)).toEqual([kept]);
  await db.insert(grants).values({ memberId: actor.id, role: "leader", unitId: cast.unit("works-1") });
  expect(await findActorBySession(kept)).toBeNull();
});

test("use is noted, so that a session in use does not end", async () => {
  const id = await open((await cast.member("works-1")).id);
  await unused(id, 11);
  noteUse(id);
  const seen = async () => (await db.select().from(sessions).where(eq(sessions.id, id)))[0]!.lastSeenAt.getTime();
  await vi.waitUntil(async () => Date.now() - (await seen()) < 60_000);
});

test("each sees the own sessions, the security administrator those of everybody, a leader none", async () => {
  const [actor, other] = [await cast.member("works-1"), await cast.member("works-1")];
  const id = await open(actor.id);
  const idsFor = async (asking: typeof actor) => (await listSessions(asking, actor.id)).map((row) => row.id);
  expect(await idsFor(actor)).toEqual([id]);
  expect(await idsFor(await cast.staff("security-admin"))).toEqual([id]);
  for (const stranger of [
    other,
    await cast.leader("works"),
    await cast.staff("system-admin"),
    await cast.staff("security-admin", "works"),
  ])
    expect(await idsFor(stranger)).toEqual([]);
});

test("a foreign session can neither be ended nor named, and does not exist for whoever tries", async () => {
  const [actor, other] = [await cast.member("works-1"), await cast.member("works-1")];
  const id = await open(actor.id);
  for (const stranger of [other, await cast.leader("works"), cast.guest]) {
    await expect(revokeSession(stranger, { sessionId: id })).rejects.toMatchObject({ code: "not_found" });
    await expect(nameSession(stranger, { sessionId: id, name: "mine" })).rejects.toMatchObject({ code: "not_found" });
  }
  await nameSession(actor, { sessionId: id, name: "办公室电脑" });
  expect((await listSessions(actor, actor.id))[0]?.name).toBe("办公室电脑");
});

test("a revoked session is out at its next request, here and in a process that heard of it by NOTIFY", async () => {
  const actor = await cast.member("works-1");
  const id = await open(actor.id);
  expect(await isOut(id)).toBe(false);
  const heard: string[] = [];
  const stop = onNotify("actors", (payload) => heard.push(payload));
  await revokeSession(await cast.staff("security-admin"), { sessionId: id });
  await vi.waitUntil(() => isOut(id), { timeout: 1_000, interval: 5 });
  stop();
  expect(heard.map((payload) => JSON.parse(payload))).toContainEqual({ memberId: actor.id });
  const [event] = await db.select().from(events).where(eq(events.subjectId, id)).orderBy(sql`seq desc`).limit(1);
  expect(event).toMatchObject({ name: "accounts.session.revoked", payload: { memberId: actor.id } });
});

test("of fifty requests while a session is revoked none gets in once the news has come", async () => {
  const actor = await cast.member("works-1");
  const id = await open(actor.id);
  let told = false;
  const stop = onNotify("actors", () => {
    told = true;
  });
  const late: boolean[] = [];
  const reading = Array.from({ length: 50 }, async () => {
    for (let i = 0; i < 40; i++) {
      const wasTold = told;
      const isIn = (await actorOfSession(id)) !== null;
      if (wasTold) late.push(isIn);
      await new Promise(setImmediate);
    }
  });
  await Promise.all([...reading, revokeSession(actor, { sessionId: id })]);
  await vi.waitUntil(() => told);
  expect(await Promise.all(Array.from({ length: 50 }, () => isOut(id)))).not.toContain(false);
  expect(late).not.toContain(true);
  stop();
});

test("ending all others leaves the one that asks", async () => {
  const actor = await cast.member("works-1");
  const [here, there, elsewhere] = [await open(actor.id), await open(actor.id), await open(actor.id)];
  await revokeOtherSessions({ ...actor, sessionId: here }, {});
  expect((await listSessions(actor, actor.id)).map(({ id }) => id)).toEqual([here]);
  expect([await findActorBySession(there), await findActorBySession(elsewhere)]).toEqual([null, null]);
});

test("a new password ends every other session, and the old one does not fit any more", async () => {
  const actor = await cast.member("works-1");
  const set = { passwordHash: await hashPassword(PASSWORD), passwordMustChange: true };
  await db.update(members).set(set).where(eq(members.id, actor.id));
  const [here, there] = [await open(actor.id), await open(actor.id)];
  const me = { ...actor, sessionId: here };
  const fresh = { current: PASSWORD, password: "battery horse correct", again: "battery horse correct" };
  await expect(changePassword(me, { ...fresh, current: "wrong" })).rejects.toMatchObject({ code: "invalid" });
  await expect(changePassword(me, { ...fresh, again: "battery horse" })).rejects.toMatchObject({
    fields: { again: { key: "notTheSame" } },
  });
  await expect(changePassword(me, { ...fresh, password: "short", again: "short" })).rejects.toMatchObject({
    fields: { password: { key: "tooShort" } },
  });
  expect(await findActorBySession(there)).not.toBeNull();
  await changePassword(me, fresh);
  expect(await findActorBySession(there)).toBeNull();
  expect(await findActorBySession(here)).toMatchObject({ passwordMustChange: false });
  const [row] = await db.select().from(members).where(eq(members.id, actor.id));
  expect([
    await verifyPassword(PASSWORD, row!.passwordHash),
    await verifyPassword(fresh.password, row!.passwordHash),
  ]).toEqual([false, true]);
});

test("a one-time password is to be changed after signing in with it, not after single sign-on", async () => {
  const actor = await cast.member("works-1");
  await db.update(members).set({ passwordMustChange: true }).where(eq(members.id, actor.id));
  const bySso = await openSession({ memberId: actor.id, method: "sso", passed: "everything", kept: false }, ORIGIN);
  expect(await findActorBySession(await open(actor.id))).toMatchObject({ passwordMustChange: true });
  expect(await findActorBySession(bySso)).toMatchObject({ passwordMustChange: false });
});
