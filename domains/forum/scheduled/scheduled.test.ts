import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { threadLabels } from "#db/schema/labels.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantMute, plantThread } from "#db/testing/forum.ts";
import { plantLabels } from "#db/testing/labels.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { mergeThread } from "#domains/moderation/commands/merge-thread.ts";
import { saveDraft } from "../drafts/commands/save-draft.ts";
import { findDraft, listDrafts } from "../drafts/queries.ts";
import { ruleLabels } from "../labels/commands/rule-labels.ts";
import { schedulePost } from "./commands/schedule-post.ts";
import { takeBackScheduled } from "./commands/take-back-scheduled.ts";
import { postDue } from "./fire.ts";
import { listScheduled } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
beforeAll(async () => {
  cast = await castOf();
});

const later = () => new Date(Date.now() + 3_600_000);
const makeDue = (id: string) => db.update(scheduledPosts).set({ dueAt: new Date() }).where(eq(scheduledPosts.id, id));
const unexpected = (error: unknown) => {
  throw error;
};
const newBoard = () => plantBoard(cast.unit("works"), { name: "工地夜话" });
const newThread = async () => {
  const board = await newBoard();
  const author = await cast.member("works-1");
  return plantThread({ boardId: board.id, unitId: board.unitId }, author, [{ by: author }]);
};
async function planReply(writer: Person, threadId: string, text = "到时候说") {
  const draft = await saveDraft(writer, { kind: "reply", targetId: threadId, text });
  return schedulePost(writer, { draftId: draft.id, at: later() });
}
const textsIn = async (threadId: string) =>
  (await db.select().from(posts).where(eq(posts.threadId, threadId)).orderBy(posts.number)).length;

test("a planned reply and a planned subject are posted once at their time, by however many workers", async () => {
  const writer = await cast.member("works-1");
  const [thread, board] = [await newThread(), await newBoard()];
  const answer = await planReply(writer, thread.id);
  const draft = await saveDraft(writer, { kind: "thread", targetId: board.id, title: "周一晨会", text: "议题见附页" });
  const subject = await schedulePost(writer, { draftId: draft.id, at: later() });
  expect(await listDrafts(writer)).toEqual([]);
  await postDue(unexpected);
  expect(await textsIn(thread.id)).toBe(1);
  await makeDue(answer.id);
  await makeDue(subject.id);
  await Promise.all([postDue(unexpected), postDue(unexpected), postDue(unexpected)]);
  expect(await textsIn(thread.id)).toBe(2);
  expect(await db.$count(threads, eq(threads.boardId, board.id))).toBe(1);
  expect(await listScheduled(writer)).toEqual([]);
});

test("the rights of its time count: who has left, was muted, or meets a lock is refused, told why, and loses no word", async () => {
  const [left, muted, late] = [
    await cast.member("works-1"),
    await cast.member("works-1"),
    await cast.member("works-1"),
  ];
  const [a, b, c] = [await newThread(), await newThread(), await newThread()];
  const plans = [await planReply(left, a.id), await planReply(muted, b.id), await planReply(late, c.id)];
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, left.id));
  await plantMute(muted, cast.unit("works"), later());
  await db.update(threads).set({ lockedBy: crypto.randomUUID() }).where(eq(threads.id, c.id));
  for (const { id } of plans) await makeDue(id);
  await postDue(unexpected);
  await postDue(unexpected);
  expect([await textsIn(a.id), await textsIn(b.id), await textsIn(c.id)]).toEqual([1, 1, 1]);
  expect(await listScheduled(await cast.again(left.id))).toMatchObject([
    { failure: "not_found", place: null, text: "到时候说" },
  ]);
  expect((await listScheduled(muted))[0]).toMatchObject({ failure: "muted" });
  expect((await listScheduled(late))[0]).toMatchObject({ failure: "threadLocked", place: c.title });
});

test("a plan is taken back into a draft, unless another draft lies there by now", async () => {
  const writer = await cast.member("works-1");
  const thread = await newThread();
  const { id } = await planReply(writer, thread.id, "第一稿");
  const second = await saveDraft(writer, { kind: "reply", targetId: thread.id, text: "第二稿" });
  await expect(takeBackScheduled(writer, { scheduledId: id })).rejects.toMatchObject({
    fields: { form: { key: "draftThere" } },
  });
  await saveDraft(writer, { kind: "reply", targetId: thread.id, text: "", version: second.version });
  await takeBackScheduled(writer, { scheduledId: id });
  expect(await listDrafts(writer)).toMatchObject([{ text: "第一稿" }]);
  expect(await listScheduled(writer)).toEqual([]);
});

test("only a finished draft of one's own is planned, for a time to come", async () => {
  const [writer, other] = [await cast.member("works-1"), await cast.member("works-1")];
  const [thread, board] = [await newThread(), await newBoard()];
  const draft = await saveDraft(writer, { kind: "reply", targetId: thread.id, text: "好" });
  const plan = (actor: Actor, at: Date, draftId = draft.id) => schedulePost(actor, { draftId, at });
  for (const stranger of [other, await cast.leader("works"), cast.guest])
    await expect(plan(stranger, later())).rejects.toMatchObject({ code: "not_found" });
  await expect(plan(writer, new Date())).rejects.toMatchObject({ fields: { at: { key: "timeOver" } } });
  await expect(plan(writer, new Date(Date.now() + 91 * 86_400_000))).rejects.toMatchObject({
    fields: { at: { key: "tooFarOff" } },
  });
  const untitled = await saveDraft(writer, { kind: "thread", targetId: board.id, title: "短", text: "x" });
  await expect(plan(writer, later(), untitled.id)).rejects.toMatchObject({ code: "invalid" });
  const { id } = await plan(writer, later());
  await expect(takeBackScheduled(other, { scheduledId: id })).rejects.toMatchObject({ code: "not_found" });
  expect(await listScheduled(other)).toEqual([]);
});

test("whose time has come is not taken back: it is posted, and does not lie in the drafts as well", async () => {
  const writer = await cast.member("works-1");
  const thread = await newThread();
  const { id } = await planReply(writer, thread.id);
  await makeDue(id);
  await expect(takeBackScheduled(writer, { scheduledId: id })).rejects.toMatchObject({
    fields: { form: { key: "beingPosted" } },
  });
  await postDue(unexpected);
  expect([await textsIn(thread.id), await listDrafts(writer)]).toEqual([2, []]);
});

test("a board that asks for a label is planned for: the plan carries the choice, and is refused without one", async () => {
  const [writer, board] = [await cast.member("works-1"), await newBoard()];
  const group = await plantLabels(board.unitId, ["收料"]);
  const labels = [group.labels[0]!.id];
  await ruleLabels(await cast.leader("works"), { boardId: board.id, rules: [`${group.id}:required`] });
  const subject = { kind: "thread" as const, targetId: board.id, title: "周一晨会", text: "议题见附页" };
  const bare = await saveDraft(writer, subject);
  const plan = (draftId: string) => schedulePost(writer, { draftId, at: later() });
  await expect(plan(bare.id)).rejects.toMatchObject({ fields: { labels: { key: "groupRequired" } } });
  const { id: draftId } = await saveDraft(writer, { ...subject, labels, version: bare.version });
  const { id } = await plan(draftId);
  await takeBackScheduled(writer, { scheduledId: id });
  expect(await findDraft(writer, "thread", board.id)).toMatchObject({ labels });
  const again = await plan((await listDrafts(writer))[0]!.id);
  await makeDue(again.id);
  await postDue(unexpected);
  const [opened] = await db.select().from(threads).where(eq(threads.boardId, board.id));
  expect(await db.select().from(threadLabels).where(eq(threadLabels.threadId, opened!.id))).toMatchObject([
    { labelId: labels[0] },
  ]);
});

test("a planned answer stands below what it answers, by its place of that time; what is gone by then is told, and no word lost", async () => {
  const [writer, leader] = [await cast.member("works-1"), await cast.leader("works")];
  const [thread, other, shut] = [await newThread(), await newThread(), await newThread()];
  const planAnswer = async (threadId: string) => {
    const draft = await saveDraft(writer, { kind: "reply", targetId: threadId, text: "答一楼", parentNumber: 1 });
    return schedulePost(writer, { draftId: draft.id, at: later() });
  };
  const plans = [await planAnswer(thread.id), await planAnswer(shut.id)];
  expect((await listScheduled(writer)).map(({ parentNumber }) => parentNumber)).toEqual([1, 1]);
  await mergeThread(leader, { threadId: thread.id, target: other.id, reason: "同一件事" });
  await db.update(posts).set({ pendingSince: new Date() }).where(eq(posts.threadId, shut.id));
  await db.update(threads).set({ postCount: 1 }).where(eq(threads.id, shut.id));
  for (const { id } of plans) await makeDue(id);
  await postDue(unexpected);
  const [, , answer] = await db.select().from(posts).where(eq(posts.threadId, other.id)).orderBy(posts.number);
  expect(answer).toMatchObject({ authorId: writer.id, parentNumber: 2 });
  expect(await listScheduled(writer)).toMatchObject([{ failure: "noSuchPost", text: "答一楼" }]);
  const back = await takeBackScheduled(writer, { scheduledId: plans[1]!.id });
  expect(await listDrafts(writer)).toMatchObject([{ id: back.id, text: "答一楼", parentNumber: 1 }]);
});

test("only the words that were seen are planned, and a post by plan leaves alone what is being written there by now", async () => {
  const writer = await cast.member("works-1");
  const thread = await newThread();
  const seen = await saveDraft(writer, { kind: "reply", targetId: thread.id, text: "看到的" });
  const now = await saveDraft(writer, { kind: "reply", targetId: thread.id, text: "后来的", version: seen.version });
  const plan = (version: string | null) => schedulePost(writer, { draftId: now.id, version, at: later() });
  await expect(plan(seen.version)).rejects.toMatchObject({ fields: { form: { key: "draftWrittenOn" } } });
  const { id } = await plan(now.version);
  await saveDraft(writer, { kind: "reply", targetId: thread.id, text: "下一条" });
  await makeDue(id);
  await postDue(unexpected);
  expect([await textsIn(thread.id), (await listDrafts(writer)).map(({ text }) => text)]).toEqual([2, ["下一条"]]);
});
