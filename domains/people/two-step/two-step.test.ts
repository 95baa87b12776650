import { desc, eq } from "drizzle-orm";
import { generateSync } from "otplib";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import type { Role } from "#db/enums/roles.ts";
import { members } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { twoStepRoles } from "#db/schema/two-step-roles.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { beginTotp } from "#domains/accounts/commands/begin-totp.ts";
import { confirmTotp } from "#domains/accounts/commands/confirm-totp.ts";
import { disableTotp } from "#domains/accounts/commands/disable-totp.ts";
import { findTotpEnrolment, lacksTwoStep } from "#domains/accounts/own.ts";
import { hashPassword } from "#domains/accounts/passwords.ts";
import { findActorBySession } from "#domains/accounts/queries.ts";
import { openSession } from "#domains/accounts/sessions.ts";
import { operations } from "#domains/api.ts";
import { apiHandler } from "#domains/edge/api/handler.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { flagPost } from "#domains/moderation/commands/flag-post.ts";
import { lockThread } from "#domains/moderation/commands/lock-thread.ts";
import { createToken } from "#domains/tokens/commands/create-token.ts";
import { takeRole } from "../grants/commands/take-role.ts";
import { listGrants } from "../grants/queries.ts";
import { requireTwoStep } from "./commands/require-two-step.ts";
import { listTwoStepRoles } from "./queries.ts";

const PASSWORD = "correct horse battery";
const OWED = { code: "two_step_owed" };
let cast: Cast;
let security: Actor & { id: string };
let passwordHash: string;

beforeAll(async () => {
  process.env.AUTH_SECRET = "a secret of at least thirty-two characters";
  cast = await castOf();
  security = await cast.staff("security-admin");
  passwordHash = await hashPassword(PASSWORD);
});
beforeEach(async () => {
  await db.delete(twoStepRoles);
});

const must = (...roles: Role[]) => requireTwoStep(security, { roles });

/** Somebody with a password who signs in: their actor at each request. */
async function signedIn(person: Actor & { id: string }, method: "password" | "sso" = "password") {
  await db.update(members).set({ passwordHash }).where(eq(members.id, person.id));
  const passed = method === "sso" ? "everything" : "password";
  const session = await openSession({ memberId: person.id, method, passed, kept: false }, { ip: null, userAgent: "" });
  return async () => (await findActorBySession(session))!;
}

async function turnOn(actor: Actor) {
  await beginTotp(actor, { current: PASSWORD });
  const { secret } = (await findTotpEnrolment(actor))!;
  await confirmTotp(actor, { code: generateSync({ secret }) });
}

async function threadOf(unit: string, writer: Actor & { id: string }) {
  const board = await plantBoard(cast.unit(unit));
  return plantThread({ boardId: board.id, unitId: board.unitId }, writer, [{ by: writer }]);
}

test("whoever must and does not reads on and speaks as a member, and does nothing by the role until it is on, in the session that is open", async () => {
  const writer = await cast.member("works-1");
  const thread = await threadOf("works", writer);
  const leader = await signedIn(await cast.leader("works"));
  await must("leader");
  const owing = await leader();
  expect(owing.owesTwoStep).toBe(true);
  await expect(lockThread(owing, { threadId: thread.id, reason: "跑题" })).rejects.toMatchObject(OWED);
  expect(await findThread(owing, thread.id)).not.toBeNull();
  await reply(owing, { threadId: thread.id, text: "收到" });
  await turnOn(owing);
  expect((await leader()).owesTwoStep).toBe(false);
  await lockThread(await leader(), { threadId: thread.id, reason: "跑题" });
  await disableTotp(await leader(), { current: PASSWORD });
  expect((await leader()).owesTwoStep, "turned off again").toBe(true);
});

test("what is missing and what the role would allow are refused alike", async () => {
  const thread = await threadOf("works", await cast.member("works-1"));
  const leader = await signedIn(await cast.leader("works"));
  await must("leader");
  for (const threadId of [thread.id, crypto.randomUUID()])
    await expect(lockThread(await leader(), { threadId, reason: "跑题" })).rejects.toMatchObject(OWED);
});

test("other roles, members, those who came by single sign-on and those whose role was taken back owe nothing", async () => {
  const person = await cast.leader("works");
  const [byPassword, bySso] = [await signedIn(person), await signedIn(person, "sso")];
  const editor = await signedIn(await cast.staff("editor"));
  const member = await signedIn(await cast.member("works"));
  await must("leader");
  const owes = async () =>
    Promise.all([byPassword, bySso, editor, member].map(async (who) => (await who()).owesTwoStep));
  expect(await owes()).toEqual([true, false, false, false]);
  const filter = { past: false, role: "leader", unit: "", before: null } as const;
  const grant = (await listGrants(security, filter)).rows.find(({ memberId }) => memberId === person.id);
  await takeRole(security, { grantId: grant!.id });
  expect(await owes()).toEqual([false, false, false, false]);
});

test("nobody must in a new house; the security administrator says who, sees it, and it is kept with who and when", async () => {
  expect(await listTwoStepRoles(security)).toEqual([]);
  await must("leader", "publisher");
  await must("publisher", "security-admin");
  expect(await listTwoStepRoles(security)).toEqual(["publisher", "security-admin"]);
  expect(await db.select().from(twoStepRoles)).toMatchObject([
    { requiredBy: security.id },
    { requiredBy: security.id },
  ]);
  const [kept] = await db
    .select()
    .from(events)
    .where(eq(events.name, "people.two-step.required"))
    .orderBy(desc(events.seq))
    .limit(1);
  expect(kept).toMatchObject({
    actorId: security.id,
    payload: { roles: ["publisher", "security-admin"], was: ["leader", "publisher"] },
  });
  for (const other of [await cast.staff("system-admin"), await cast.leader("group"), cast.guest])
    expect(await listTwoStepRoles(other)).toEqual([]);
  await expect(requireTwoStep(security, { roles: ["king" as Role] })).rejects.toMatchObject({ code: "invalid" });
  await must();
  expect(await listTwoStepRoles(security)).toEqual([]);
});

test("the desk advises whoever holds a role and has a password alone, whether it must be or not", async () => {
  const [leader, member] = [await cast.leader("works"), await cast.member("works")];
  expect(await lacksTwoStep(leader), "no password of its own").toBe(false);
  const [asLeader, asMember] = [await signedIn(leader), await signedIn(member)];
  expect([await lacksTwoStep(await asLeader()), await lacksTwoStep(await asMember())]).toEqual([true, false]);
  await turnOn(await asLeader());
  expect(await lacksTwoStep(await asLeader())).toBe(false);
});

test("a token gives nobody what their role may not give them yet", async () => {
  const leader = await cast.leader("works");
  await signedIn(leader);
  const thread = await threadOf("works", leader);
  const { secret } = await createToken(leader, {
    name: "脚本",
    scopes: ["forum:moderate"],
    days: 30,
    current: PASSWORD,
  });
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${secret}` };
    const request = new Request(`http://localhost/api/v1${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
    });
    return apiHandler(operations)(request);
  };
  await flagPost(await cast.member("works-1"), { postId: thread.postIds[0]!, reason: "other", text: "请看一下" });
  const hide = async () => (await ask("POST", `/posts/${thread.postIds[0]}/hide`, { reason: "跑题" })).status;
  const waiting = async () => (await (await ask("GET", "/moderation/queue")).json()).items.length;
  await must("leader");
  expect([await hide(), await waiting()]).toEqual([403, 0]);
  await turnOn(leader);
  expect([await waiting(), await hide()]).toEqual([1, 200]);
});
