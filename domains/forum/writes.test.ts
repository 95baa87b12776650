import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { boards, drafts, postRevisions, posts, reactions, threadMembers, threads } from "#db/schema/forum.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { bodyOf, plantBoard, plantMute, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { LIMITS } from "#domains/kernel/limits.ts";
import { mentionsOf } from "#lib/text/nodes.ts";
import { saveDraft } from "./drafts/commands/save-draft.ts";
import { EDIT_WINDOW_HOURS } from "./limits.ts";
import { deletePost } from "./posts/commands/delete-post.ts";
import { editPost } from "./posts/commands/edit-post.ts";
import { react } from "./posts/commands/react.ts";
import { reply } from "./posts/commands/reply.ts";
import { findHistory } from "./posts/history/queries.ts";
import { followThread } from "./reading/commands/follow-thread.ts";
import { markRead } from "./reading/commands/mark-read.ts";
import { openThread } from "./threads/commands/open-thread.ts";

let cast: Cast;
let author: Actor & { id: string };
let other: Actor & { id: string };
let leader: Actor & { id: string };
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
  other = await cast.member("works-2", "李明");
  leader = await cast.leader("works", "周立群");
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

const works = () => cast.unit("works");
const newThread = async (more = {}) => {
  const board = await plantBoard(works(), more);
  return { board, thread: await plantThread({ boardId: board.id, unitId: works() }, author, [{ by: author }]) };
};
const rowOf = async (id: string) => (await db.select().from(threads).where(eq(threads.id, id)))[0]!;
const postOf = async (id: string) => (await db.select().from(posts).where(eq(posts.id, id)))[0]!;
const eventOf = async (id: string, name: string) =>
  (
    await db
      .select()
      .from(events)
      .where(and(eq(events.subjectId, id), eq(events.name, name)))
  )[0];

test("a reply gets the next number, raises the counters and tells the thread's readers", async () => {
  const { thread } = await newThread();
  const result = await reply(other, { threadId: thread.id, parentNumber: "1", text: "同意" });
  expect(result).toMatchObject({ number: 2, isPending: false, tags: expect.arrayContaining([`thread:${thread.id}`]) });
  expect(result.live).toEqual({ area: works(), topic: `thread:${thread.id}`, data: { number: 2 } });
  expect(await rowOf(thread.id)).toMatchObject({
    lastNumber: 2,
    lastShownNumber: 2,
    postCount: 2,
    lastPosterId: other.id,
  });
  expect(await postOf(result.id)).toMatchObject({ parentNumber: 1, authorId: other.id });
  expect((await eventOf(result.id, "forum.post.replied"))?.payload).toMatchObject({ number: 2, parentNumber: 1 });
});

test("who writes follows from then on, and reads their own post; who chose otherwise keeps their choice", async () => {
  const { thread } = await newThread();
  const mine = async (actor: { id: string }) =>
    (
      await db
        .select()
        .from(threadMembers)
        .where(and(eq(threadMembers.threadId, thread.id), eq(threadMembers.memberId, actor.id)))
    )[0];
  await markRead(other, { threadId: thread.id, number: 1 });
  await reply(other, { threadId: thread.id, text: "一" });
  expect(await mine(other)).toMatchObject({ level: "watch", levelReason: "wrote", lastReadNumber: 2 });
  await followThread(leader, { threadId: thread.id, level: "mute" });
  await reply(leader, { threadId: thread.id, text: "二" });
  expect(await mine(leader)).toMatchObject({ level: "mute", levelReason: "chosen", lastReadNumber: 0 });
});

test("what is answered must be in this thread and visible to the writer", async () => {
  const { thread } = await newThread();
  const elsewhere = await newThread();
  await reply(author, { threadId: elsewhere.thread.id, text: "二楼" });
  for (const parentNumber of [2, 99, "7"])
    await expect(reply(other, { threadId: thread.id, parentNumber, text: "x" })).rejects.toMatchObject({
      fields: { form: { key: "noSuchPost" } },
    });
  for (const parentNumber of ["0", "-1", "1abc", "1e3", [], {}, true, 1.5])
    await expect(reply(other, { threadId: thread.id, parentNumber, text: "x" } as never)).rejects.toMatchObject({
      code: "invalid",
    });
});

test("a locked thread takes no replies and no edits, but an author may still take back", async () => {
  const { thread } = await newThread();
  await db.update(threads).set({ lockedBy: crypto.randomUUID() }).where(eq(threads.id, thread.id));
  const locked = { fields: { form: { key: "threadLocked" } } };
  await expect(reply(author, { threadId: thread.id, text: "x" })).rejects.toMatchObject(locked);
  await expect(reply(leader, { threadId: thread.id, text: "x" })).rejects.toMatchObject(locked);
  await expect(editPost(author, { postId: thread.postIds[0]!, revision: 1, text: "x" })).rejects.toMatchObject(locked);
  await deletePost(author, { postId: thread.postIds[0]! });
  expect((await postOf(thread.postIds[0]!)).deletedAt).not.toBeNull();
});

test("a thread whose first post is gone opens to nobody whom it was shut to (CVE-2023-22489)", async () => {
  const { thread } = await newThread();
  const outsider = await cast.member("office-1");
  await db.update(threads).set({ lockedBy: crypto.randomUUID() }).where(eq(threads.id, thread.id));
  const tries = async () => {
    await expect(reply(outsider, { threadId: thread.id, text: "x" })).rejects.toMatchObject({ code: "not_found" });
    await expect(reply(other, { threadId: thread.id, text: "x" })).rejects.toThrow();
  };
  await deletePost(author, { postId: thread.postIds[0]! });
  await tries();
  await db.delete(posts).where(eq(posts.threadId, thread.id));
  await tries();
  expect(await db.select().from(posts).where(eq(posts.threadId, thread.id))).toEqual([]);
});

test("who is muted in a unit writes neither there nor below, and does elsewhere", async () => {
  const muted = await cast.member("works-1");
  const { board, thread } = await newThread();
  const below = await plantBoard(cast.unit("works-1"));
  const everyones = await plantBoard(null);
  await plantMute(muted, works(), new Date(Date.now() + 86_400_000));
  const refused = { fields: { form: { key: "muted", values: { until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) } } } };
  await expect(reply(muted, { threadId: thread.id, text: "x" })).rejects.toMatchObject(refused);
  for (const { id } of [board, below])
    await expect(openThread(muted, { boardId: id, title: "一个题目", text: "x" })).rejects.toMatchObject(refused);
  await openThread(muted, { boardId: everyones.id, title: "一个题目", text: "x" });
  const unmuted = await cast.member("works-1");
  await plantMute(unmuted, works(), new Date(Date.now() - 1_000));
  await plantMute(unmuted, null, new Date(Date.now() + 86_400_000));
  await reply(unmuted, { threadId: thread.id, text: "x" });
  await expect(openThread(unmuted, { boardId: everyones.id, title: "一个题目", text: "x" })).rejects.toMatchObject(
    refused,
  );
});

test("where posts need approval a member's thread and reply wait unseen, a moderator's do not", async () => {
  const { board, thread } = await newThread({ needsApproval: true });
  const before = await rowOf(thread.id);
  const waiting = await reply(other, { threadId: thread.id, text: "等" });
  expect(waiting).toMatchObject({ isPending: true, number: 2 });
  expect([waiting.tags, waiting.live]).toEqual([undefined, undefined]);
  expect(await rowOf(thread.id)).toMatchObject({
    lastNumber: 2,
    lastShownNumber: 1,
    postCount: 1,
    lastPostAt: before.lastPostAt,
  });
  expect((await reply(leader, { threadId: thread.id, text: "不等" })).isPending).toBe(false);
  const opened = await openThread(other, { boardId: board.id, title: "等待的题目", text: "x" });
  expect(opened.isPending).toBe(true);
  expect((await db.query.boards.findFirst({ where: eq(boards.id, board.id) }))?.threadCount).toBe(0);
  await expect(reply(author, { threadId: opened.id, text: "x" })).rejects.toMatchObject({ code: "not_found" });
  await expect(reply(leader, { threadId: opened.id, text: "x" })).rejects.toMatchObject({ code: "forbidden" });
});

test("approval is not got round by an edit after it", async () => {
  const { thread } = await newThread({ needsApproval: true });
  await expect(editPost(author, { postId: thread.postIds[0]!, revision: 1, text: "换掉" })).rejects.toMatchObject({
    fields: { form: { key: "editApproved" } },
  });
  const waiting = await reply(other, { threadId: thread.id, text: "等" });
  await editPost(other, { postId: waiting.id, revision: 1, text: "等等" });
  expect((await postOf(waiting.id)).pendingSince).not.toBeNull();
});

test("an edit keeps what was said before, over the revision that its author saw, for a day", async () => {
  const { thread } = await newThread();
  const postId = thread.postIds[0]!;
  const { editedAt: _, ...first } = await postOf(postId);
  await editPost(author, { postId, revision: 1, text: "改过" });
  expect(await postOf(postId)).toMatchObject({ revision: 2, body: bodyOf("改过") });
  const kept = await db.select().from(postRevisions).where(eq(postRevisions.postId, postId));
  expect(kept).toMatchObject([{ revision: 1, body: first.body, writtenAt: first.createdAt }]);
  await expect(editPost(author, { postId, revision: 1, text: "旧稿" })).rejects.toMatchObject({ code: "conflict" });
  await expect(editPost(other, { postId, revision: 2, text: "别人" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(editPost(leader, { postId, revision: 2, text: "领导" })).rejects.toMatchObject({ code: "forbidden" });
  const createdAt = new Date(Date.now() - EDIT_WINDOW_HOURS * 3_600_000 - 1_000);
  await db.update(posts).set({ createdAt }).where(eq(posts.id, postId));
  await expect(editPost(author, { postId, revision: 2, text: "太晚" })).rejects.toMatchObject({
    fields: { form: { key: "editOver" } },
  });
});

test("what a post said before is for those who may read the post, and for nobody once it is hidden or taken back", async () => {
  const { thread } = await newThread();
  const postId = thread.postIds[0]!;
  await editPost(author, { postId, revision: 1, text: "第二版" });
  const outsider = await cast.member("office-1");
  expect((await findHistory(other, postId))?.revisions).toMatchObject([{ revision: 1 }]);
  expect(await findHistory(outsider, postId)).toBeNull();
  await db
    .update(posts)
    .set({ hiddenBy: await anAct() })
    .where(eq(posts.id, postId));
  expect(await findHistory(other, postId)).toBeNull();
  expect(await findHistory(leader, postId)).not.toBeNull();
  await db.update(posts).set({ hiddenBy: null, deletedAt: new Date() }).where(eq(posts.id, postId));
  for (const viewer of [author, other, leader]) expect(await findHistory(viewer, postId)).toBeNull();
});

test("a post that was taken back or hidden is not edited, deleted or reacted to", async () => {
  const board = await plantBoard(works());
  const thread = await plantThread({ boardId: board.id, unitId: works() }, author, [
    { by: author },
    { by: author, hidden: "跑题" },
    { by: author, deleted: true },
  ]);
  for (const postId of thread.postIds.slice(1)) {
    await expect(editPost(author, { postId, revision: 1, text: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(deletePost(author, { postId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(react(other, { postId, kind: "agree" })).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("a reaction is a set: twice is once, back is none, never at oneself", async () => {
  const { thread } = await newThread();
  const postId = thread.postIds[0]!;
  const counts = async () => (await postOf(postId)).reactionCounts;
  await react(other, { postId, kind: "agree", on: true });
  await react(other, { postId, kind: "agree", on: true });
  await react(leader, { postId, kind: "agree" });
  await react(leader, { postId, kind: "thanks" });
  expect(await counts()).toEqual({ agree: 2, thanks: 1 });
  await react(leader, { postId, kind: "thanks" });
  await react(other, { postId, kind: "agree", on: false });
  await react(other, { postId, kind: "agree", on: false });
  expect(await counts()).toEqual({ agree: 1 });
  expect(await db.select().from(reactions).where(eq(reactions.postId, postId))).toHaveLength(1);
  await expect(react(author, { postId, kind: "agree" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(react(other, { postId, kind: "hate" } as never)).rejects.toMatchObject({ code: "invalid" });
});

test("the same reaction sent twenty times at once counts once", async () => {
  const { thread } = await newThread();
  const postId = thread.postIds[0]!;
  await Promise.all(Array.from({ length: 20 }, () => react(other, { postId, kind: "insight", on: true })));
  expect((await postOf(postId)).reactionCounts).toEqual({ insight: 1 });
});

test("the line of reading only ever moves down, and not below the end", async () => {
  const { thread } = await newThread();
  const read = async (number: number) => (await markRead(other, { threadId: thread.id, number })).lastReadNumber;
  await reply(author, { threadId: thread.id, text: "二" });
  expect(await read(2)).toBe(2);
  expect(await read(1)).toBe(2);
  expect(await read(9_999)).toBe(2);
});

test("where somebody reads and what they have not said yet leaves no event", async () => {
  const { thread } = await newThread();
  await markRead(other, { threadId: thread.id, number: 1 });
  await followThread(other, { threadId: thread.id, level: "watch" });
  await saveDraft(other, { kind: "reply", targetId: thread.id, text: "还没想好" });
  expect(await db.select().from(events).where(eq(events.subjectId, thread.id))).toEqual([]);
  expect(await db.select().from(events).where(eq(events.actorId, other.id))).not.toContainEqual(
    expect.objectContaining({ name: expect.stringMatching(/\.(read|followed)$|\.draft\./) }),
  );
});

test("a call reaches people of the area only; everyone else's name stays text and out of the event", async () => {
  const { thread } = await newThread();
  const outsider = await cast.member("office-1", "陈外人");
  const result = await reply(author, { threadId: thread.id, text: "请 @李明 和 @陈外人 看" });
  const payload = (await eventOf(result.id, "forum.post.replied"))?.payload;
  expect(payload).toMatchObject({ mentionedIds: [other.id] });
  expect(JSON.stringify([payload, await postOf(result.id)])).not.toContain(outsider.id);
  expect(mentionsOf((await postOf(result.id)).body)).toEqual([{ memberId: other.id, name: "李明" }]);
  await editPost(author, { postId: result.id, revision: 1, text: "请 @李明 和 @周立群 看" });
  expect((await eventOf(result.id, "forum.post.edited"))?.payload).toMatchObject({ mentionedIds: [leader.id] });
});

test("a quote bears the name only of a post that all readers of the thread see", async () => {
  const board = await plantBoard(works());
  const thread = await plantThread({ boardId: board.id, unitId: works() }, author, [
    { by: author },
    { by: author, hidden: "跑题" },
  ]);
  const quoted = async (text: string) =>
    (await postOf((await reply(leader, { threadId: thread.id, text })).id)).body.content[0];
  expect(await quoted(">#1 冒名\n> 原话\n\n同意")).toMatchObject({
    type: "blockquote",
    attrs: { number: 1, author: "王芳" },
  });
  expect(await quoted(">#2 王芳\n> 原话\n\n同意")).not.toHaveProperty("attrs");
});

test("opening asks for a title of fair length, in one clean line", async () => {
  const { board } = await newThread();
  const open = (title: unknown) => openThread(author, { boardId: board.id, title, text: "x" } as never);
  for (const title of ["", "短", "长".repeat(61), "　 \u202e ", ["一个题目"], 12345, null])
    await expect(open(title)).rejects.toMatchObject({ code: "invalid", fields: { title: expect.anything() } });
  const { id } = await open(" 节日\n期间\u0000　怎么\u202e办 ");
  expect((await rowOf(id)).title).toBe("节日 期间 怎么办");
});

test("fields that are not asked for are not taken", async () => {
  const { board } = await newThread();
  const { id } = await openThread(author, {
    boardId: board.id,
    title: "一个题目",
    text: "x",
    unitId: null,
    authorId: other.id,
    pinnedBy: other.id,
    isPending: false,
    postCount: 99,
  } as never);
  expect(await rowOf(id)).toMatchObject({ unitId: works(), authorId: author.id, pinnedBy: null, postCount: 1 });
});

test("nobody fills a board alone", async () => {
  const { board } = await newThread();
  const busy = await cast.member("works-1");
  const open = (at: number) => openThread(busy, { boardId: board.id, title: `题目之 ${at}`, text: "x" });
  for (let at = 0; at < LIMITS["forum.thread.opened"].points; at++) await open(at);
  await expect(open(99)).rejects.toMatchObject({ code: "too_many" });
});

test("the same submit twice makes one post", async () => {
  const { thread } = await newThread();
  const raw = { threadId: thread.id, text: "一次", idempotencyKey: crypto.randomUUID() };
  const answers = await Promise.all([reply(other, raw), reply(other, raw)]);
  expect(answers[0]!.id).toBe(answers[1]!.id);
  expect((await rowOf(thread.id)).postCount).toBe(2);
});

test("a draft goes with the post that came of it, and an empty one is forgotten", async () => {
  const { board, thread } = await newThread();
  const count = async () => (await db.select().from(drafts).where(eq(drafts.memberId, other.id))).length;
  await db.delete(drafts);
  const { version } = await saveDraft(other, { kind: "reply", targetId: thread.id, text: "写到一" });
  const half = await saveDraft(other, { kind: "reply", targetId: thread.id, text: "写到一半\u0000", version });
  const subject = await saveDraft(other, { kind: "thread", targetId: board.id, title: "题", text: "" });
  expect(await count()).toBe(2);
  await reply(other, { threadId: thread.id, text: "写到一半，写完", draftVersion: half.version });
  expect(await count()).toBe(1);
  const emptied = { title: " ", text: "\n", version: subject.version };
  await saveDraft(other, { kind: "thread", targetId: board.id, ...emptied });
  expect(await count()).toBe(0);
});

test("a reply to what hangs on a withdrawn or unseen subject finds nothing", async () => {
  const { thread } = await newThread();
  await db
    .update(posts)
    .set({ hiddenBy: await anAct() })
    .where(eq(posts.threadId, thread.id));
  await db.update(threads).set({ postCount: 0 }).where(eq(threads.id, thread.id));
  await expect(reply(other, { threadId: thread.id, text: "x" })).rejects.toMatchObject({ code: "not_found" });
  await expect(reply(author, { threadId: thread.id, text: "x" })).rejects.toMatchObject({ code: "forbidden" });
});

async function anAct() {
  const [row] = await db
    .insert(moderationActions)
    .values({ kind: "hide-post", actorId: leader.id, unitId: works() })
    .returning({ id: moderationActions.id });
  return row!.id;
}
