import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { events } from "#db/schema/kernel.ts";
import { moderationActions, mutes, warnings } from "#db/schema/moderation.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { appeal } from "../commands/appeal.ts";
import { decideAppeal } from "../commands/decide-appeal.ts";
import { hidePost } from "../commands/hide-post.ts";
import { liftMute } from "../commands/lift-mute.ts";
import { muteMember } from "../commands/mute-member.ts";
import { restorePost } from "../commands/restore-post.ts";
import { findLedPerson, listHistory } from "../history/queries.ts";
import { clearDesk, deliver, type Person, peopleOf } from "../testing.ts";
import { warnMember } from "./commands/warn-member.ts";
import { withdrawWarning } from "./commands/withdraw-warning.ts";
import { listSanctions } from "./queries.ts";

let cast: Cast;
let author: Person;
let leader: Person;
let above: Person;
let sister: Person;

beforeAll(async () => {
  cast = await castOf();
  ({ leader, above, sister } = await peopleOf(cast));
});
beforeEach(async () => {
  await clearDesk();
  author = await cast.member("works-1", "王芳");
});

async function scene() {
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [
    { by: author },
    { by: author },
  ]);
  return { thread, postId: thread.postIds[0]! };
}
const warn = (by: Actor, who: Person, unit = "works", more = {}) =>
  warnMember(by, { person: who.id, unitId: cast.unit(unit), days: 90, reason: "语气过重", ...more });
const mute = (by: Actor, who: Person, days = 3) =>
  muteMember(by, { person: who.id, unitId: cast.unit("works"), days, reason: "多次人身攻击" });
const pass = async (actionId: string) => {
  const over = { until: new Date(Date.now() - 1_000) };
  await db.update(warnings).set(over).where(eq(warnings.actionId, actionId));
  await db.update(mutes).set(over).where(eq(mutes.actionId, actionId));
};
const mine = async (actor: Actor, inForce: boolean) =>
  (await listSanctions(actor, { inForce })).filter(({ memberId }) => memberId === author.id);

test("a warning is told with its reason, holds nobody back, and may be appealed and undone", async () => {
  const { thread, postId } = await scene();
  const { id: actionId } = await warn(leader, author, "works", { postId });
  await deliver();
  expect(await listInbox(author)).toMatchObject([{ kind: "moderated", actionKind: "warn-member", reason: "语气过重" }]);
  await reply(author, { threadId: thread.id, text: "我注意" });
  expect(await mine(leader, true)).toMatchObject([{ kind: "warn-member", state: "inForce", reason: "语气过重" }]);
  const { id: appealId } = await appeal(author, { actionId, text: "我是在复述原话" });
  await decideAppeal(above, { appealId, decision: "uphold", reason: "确是复述" });
  expect(await mine(leader, true)).toEqual([]);
  expect(await mine(leader, false)).toMatchObject([{ kind: "warn-member", state: "lifted" }]);
});

test("a leader warns whom a leader may mute: people of the own subtree, no other leader, not oneself; and about their own words", async () => {
  const { postId } = await scene();
  const outsider = await cast.member("logistics-1");
  for (const who of [outsider, { ...author, id: crypto.randomUUID() }])
    await expect(warn(leader, who)).rejects.toMatchObject({ code: "not_found" });
  await expect(warn(leader, leader)).rejects.toMatchObject({ code: "forbidden" });
  await expect(warn(leader, await cast.leader("works"))).rejects.toMatchObject({ code: "forbidden" });
  const other = await cast.member("works-2");
  await expect(warn(leader, other, "works", { postId })).rejects.toMatchObject({ code: "forbidden" });
  await expect(warn(leader, other, "works", { postId: crypto.randomUUID() })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(warn(leader, author, "works", { days: 366 })).rejects.toMatchObject({ fields: { days: {} } });
});

test("a foreign leader, a member and a guest meet the same as for a warning, a person or a unit that never was", async () => {
  await warn(leader, author);
  const [{ warningId } = { warningId: null }] = await mine(leader, true);
  const before = (await db.select({ id: events.id }).from(events)).length;
  for (const actor of [sister, author, cast.guest, await cast.staff("security-admin")]) {
    for (const id of [warningId!, crypto.randomUUID()])
      await expect(withdrawWarning(actor, { warningId: id })).rejects.toMatchObject({ code: "not_found" });
    expect(await listSanctions(actor, { inForce: false })).toEqual([]);
    for (const id of [author.id, crypto.randomUUID(), "x"]) expect(await findLedPerson(actor, id)).toBeNull();
    expect(await listHistory(actor, author.id)).toEqual([]);
  }
  await expect(warn(sister, author)).rejects.toMatchObject({ code: "not_found" });
  expect((await db.select({ id: events.id }).from(events)).length).toBe(before);
});

test("warnings and mutes end by themselves or are lifted, and stand in the history as what they are", async () => {
  const { id: old } = await warn(leader, author);
  const { id: silent } = await mute(leader, author);
  await warn(leader, author);
  await mute(leader, author);
  const now = await mine(leader, true);
  expect(now.map(({ kind }) => kind)).toEqual(["mute-member", "warn-member", "mute-member", "warn-member"]);
  for (const actionId of [old, silent]) await pass(actionId);
  await liftMute(leader, { muteId: now[0]!.muteId! });
  await withdrawWarning(leader, { warningId: now[1]!.warningId! });
  expect(await mine(leader, true)).toEqual([]);
  const states = ["lifted", "lifted", "expired", "expired"];
  expect((await mine(leader, false)).map(({ state }) => state)).toEqual(states);
  expect((await listHistory(leader, author.id)).map(({ state }) => state)).toEqual(states);
  await expect(withdrawWarning(leader, { warningId: now[1]!.warningId! })).rejects.toMatchObject({ code: "not_found" });
});

test("a person's history in a unit holds hidden posts and appeals too, and only what was done in the areas of its reader", async () => {
  const { postId } = await scene();
  const { id: actionId } = await hidePost(leader, { postId, reason: "写了他人隐私", note: "已电话告知" });
  const { id: appealId } = await appeal(author, { actionId, text: "那是公开的电话" });
  await warn(above, author, "group");
  expect(await listHistory(leader, author.id)).toMatchObject([
    { kind: "hide-post", state: "inForce", note: "已电话告知", appealText: "那是公开的电话", answer: null },
  ]);
  expect((await listHistory(above, author.id)).map(({ kind }) => kind)).toEqual(["warn-member", "hide-post"]);
  expect(await listHistory(await cast.leader("works-1"), author.id)).toEqual([]);
  await decideAppeal(above, { appealId, decision: "decline", reason: "维持" });
  await restorePost(leader, { postId });
  expect(await listHistory(leader, author.id)).toMatchObject([
    { state: "undone", answer: { kind: "decline-appeal", reason: "维持" } },
  ]);
  expect(await findLedPerson(leader, author.id)).toEqual({ id: author.id, name: "王芳" });
});

test("a history is read in pages without gap or repeat", async () => {
  const ids = [];
  for (let n = 0; n < 33; n++) {
    const act = { kind: "warn-member" as const, actorId: leader.id, unitId: cast.unit("works"), memberId: author.id };
    const [row] = await db
      .insert(moderationActions)
      .values({ ...act, until: new Date() })
      .returning();
    ids.unshift(row!.id);
  }
  const first = await listHistory(leader, author.id);
  const second = await listHistory(leader, author.id, first.at(-1)!.id);
  expect([...first, ...second].map(({ id }) => id)).toEqual(ids);
});
