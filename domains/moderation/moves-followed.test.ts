import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { threads } from "#db/schema/forum.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { queueItems } from "#db/schema/queue.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { PlantedPost } from "#db/testing/forum.ts";
import { acceptAnswer } from "#domains/forum/answers/commands/accept-answer.ts";
import { findAnswer } from "#domains/forum/answers/queries.ts";
import { saveBookmark } from "#domains/forum/bookmarks/commands/save-bookmark.ts";
import { listBookmarks } from "#domains/forum/bookmarks/queries.ts";
import { threadOverlay } from "#domains/forum/overlay.ts";
import { findMoved } from "#domains/forum/places/queries.ts";
import { openPoll } from "#domains/forum/polls/commands/open-poll.ts";
import { findPollOfThread } from "#domains/forum/polls/queries.ts";
import { editPost } from "#domains/forum/posts/commands/edit-post.ts";
import { react } from "#domains/forum/posts/commands/react.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { findPost, listReadable } from "#domains/forum/posts/queries.ts";
import { markRead } from "#domains/forum/reading/commands/mark-read.ts";
import { findReading, listUnread } from "#domains/forum/reading/queries.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { placeOf as pathOf } from "#domains/notifications/place.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { writePlain } from "#lib/text/write-plain.ts";
import { appeal } from "./commands/appeal.ts";
import { decideAppeal } from "./commands/decide-appeal.ts";
import { flagPost } from "./commands/flag-post.ts";
import { hidePost } from "./commands/hide-post.ts";
import { mergeThread } from "./commands/merge-thread.ts";
import { movePosts } from "./commands/move-posts.ts";
import { splitThread } from "./commands/split-thread.ts";
import { findDecision } from "./decisions/queries.ts";
import { confirmPurge } from "./purges/commands/confirm-purge.ts";
import { proposePurge } from "./purges/commands/propose-purge.ts";
import { assignItem } from "./queue/commands/assign-item.ts";
import { clearDesk, deliver, type People, peopleOf } from "./testing.ts";
import { codeOf, placeOf, plantMovable, REASON, some } from "./testing-moves.ts";

/** What belongs to a post that is moved, or waits for somebody because of it, goes where it goes. */

let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(clearDesk);
const plant = (unit: string | null, planted?: PlantedPost[]) => plantMovable(cast, people, unit, planted);

test("quotes lead to the post they quote, wherever either was moved, and what is deleted for good is in none of them", async () => {
  const target = await plant("works");
  const { id: threadId, ...thread } = await plant("works");
  const secret = "只此一句的原话";
  const said = await reply(people.author, { threadId, text: secret });
  const quoting = await reply(people.reader, { threadId, text: `>#5 王芳\n> ${secret}\n\n不同意` });
  const both = await reply(people.reader, { threadId, text: `>#6 李明\n> 不同意\n\n>#5 王芳\n> ${secret}\n\n再说` });
  const staying = await reply(people.reader, { threadId, text: `>#6 李明\n> 不同意\n\n留下` });
  const post = (await findPost(people.reader, quoting.id))!;
  await editPost(people.reader, {
    postId: quoting.id,
    revision: post.revision,
    text: `>#5 王芳\n> ${secret}\n\n不太同意`,
  });
  await movePosts(people.leader, { threadId, postIds: [quoting.id, both.id], target: target.id, ...REASON });
  const quotesOf = async (id: string) => {
    const { body } = (await findPost(people.leader, id))!;
    return body.content.flatMap((block) => (block.type === "blockquote" ? [block.attrs] : []));
  };
  expect(await quotesOf(quoting.id)).toEqual([{ number: 5, author: "王芳", thread: threadId }]);
  expect(await quotesOf(both.id)).toEqual([
    { number: 5, author: "李明" },
    { number: 5, author: "王芳", thread: threadId },
  ]);
  expect(await quotesOf(staying.id), "the old number leads on").toEqual([{ number: 6, author: "李明" }]);
  expect(await findMoved(people.reader, threadId, 6)).toMatchObject({ threadId: target.id, number: 5 });

  for (const { id } of [quoting, both]) {
    const { revision, body } = (await findPost(people.reader, id))!;
    const quotes = await quotesOf(id);
    await editPost(people.reader, { postId: id, revision, text: `${writePlain(body)}。` });
    expect(await quotesOf(id), "an edit leaves them what they are").toEqual(quotes);
  }

  await movePosts(people.leader, { threadId, postIds: [said.id], target: target.id, ...REASON });
  await proposePurge(people.leader, { postId: said.id, ...REASON });
  const [proposal] = await db.select().from(queueItems).where(eq(queueItems.postId, said.id));
  await confirmPurge(people.deputy, { itemId: proposal!.id });
  const left = await db.execute(sql`select id from posts where body::text like ${`%${secret}%`}
    union all select post_id from post_revisions where body::text like ${`%${secret}%`}`);
  expect([...left]).toEqual([]);
  expect(thread.postIds).toHaveLength(4);
});

test("an accepted answer that leaves its question is none any more; a vote goes with the whole thread, never beside another", async () => {
  const thread = await plant("works", [{ by: people.author }, { by: people.reader }, { by: people.reader }]);
  const target = await plant("works");
  await acceptAnswer(people.author, { postId: thread.postIds[1]!, accepted: "1" });
  expect(await findAnswer(people.reader, thread.id)).toBe(2);
  await movePosts(people.leader, { ...some(thread, 2), target: target.id, ...REASON });
  expect([await findAnswer(people.reader, thread.id), await findAnswer(people.reader, target.id)]).toEqual([
    null,
    null,
  ]);
  const poll = { question: "哪天开会？", options: "一\n二", kind: "single" as const, results: "always" as const };
  await openPoll(people.author, { threadId: thread.id, ...poll });
  const voted = await plant("works");
  await openPoll(people.author, { threadId: voted.id, ...poll });
  const merge = (to: string) => mergeThread(people.leader, { threadId: thread.id, target: to, ...REASON });
  expect(await codeOf(merge(voted.id))).toBe("bothVoted");
  await merge(target.id);
  expect(await findPollOfThread(people.reader, target.id)).toMatchObject({ question: poll.question });
});

test("what waits on a post goes with it to whoever leads there, and is settled there", async () => {
  const thread = await plant("group", [{ by: people.author }, { by: people.author }]);
  const target = await plant("works");
  await flagPost(await cast.member("group"), { postId: thread.postIds[1]!, reason: "insult", text: "" });
  await movePosts(people.above, { ...some(thread, 2), target: target.id, ...REASON });
  const [item] = await db.select().from(queueItems).where(eq(queueItems.postId, thread.postIds[1]!));
  expect(item).toMatchObject({ threadId: target.id, unitId: cast.unit("works"), closedAt: null });
  await hidePost(people.leader, { postId: thread.postIds[1]!, ...REASON });
  const [shown] = await db.select().from(threads).where(eq(threads.id, target.id));
  expect(shown).toMatchObject({ postCount: 4, lastShownNumber: 4, lastNumber: 5 });
});

test("what was read stays read and no line goes back: not in the thread that was left, not in the other, not in a new one", async () => {
  const thread = await plant(
    "works",
    Array.from({ length: 10 }, () => ({ by: people.author })),
  );
  const target = await plant("works");
  const [keen, slow, absent] = await Promise.all(["甲", "乙", "丙"].map((name) => cast.member("works-2", name)));
  const read = (who: Actor, threadId: string, number: number) => markRead(who, { threadId, number });
  await read(keen!, thread.id, 10);
  await read(keen!, target.id, 4);
  await read(slow!, thread.id, 5);
  await read(slow!, target.id, 4);
  await read(absent!, target.id, 2);
  await movePosts(people.leader, { ...some(thread, 4, 5, 6, 7), target: target.id, ...REASON });
  const at = async (who: Actor, threadId: string) => (await findReading(who, threadId)).lastReadNumber;
  const unread = (who: Actor) => listUnread(who, [thread.id, target.id]);
  expect([await at(keen!, thread.id), await at(keen!, target.id)]).toEqual([10, 8]);
  expect(await unread(keen!)).toEqual({});
  // Two of the four were unread before, and are so now.
  expect([await at(slow!, thread.id), await at(slow!, target.id)]).toEqual([7, 6]);
  expect(await unread(slow!)).toEqual({ [thread.id]: 3, [target.id]: 2 });
  expect(await at(absent!, target.id), "where they had not come to the end they stay").toBe(2);
  const opened = await splitThread(people.leader, {
    ...some(thread, 8, 9),
    boardId: target.board.id,
    title: "另开一题",
    ...REASON,
  });
  expect(await listUnread(keen!, [opened.toThreadId])).toEqual({});
  expect(await listUnread(slow!, [opened.toThreadId])).toEqual({ [opened.toThreadId]: 2 });
  const { postId } = { postId: thread.postIds[7]! };
  expect(await placeOf(postId)).toEqual({ threadId: opened.toThreadId, number: 1 });
});

test("authors are told where their posts went; who may not follow there hears that they went, and no name", async () => {
  const outsider = await cast.member("office", "外人");
  const thread = await plant(null, [
    { by: people.author },
    { by: people.author },
    { by: outsider },
    { by: people.reader },
  ]);
  const target = await plant("works");
  const called = await reply(people.reader, { threadId: thread.id, text: "请 @王芳 看看" });
  await deliver();
  await movePosts(people.above, {
    threadId: thread.id,
    postIds: [thread.postIds[1]!, thread.postIds[2]!, called.id],
    target: target.id,
    ...REASON,
  });
  await deliver();
  const lines = async (who: Actor) =>
    (await listInbox(who)).map(({ kind, threadTitle, postNumber, count, reason }) => ({
      kind,
      threadTitle,
      postNumber,
      count,
      reason,
    }));
  const told = { kind: "posts-moved", count: 1, reason: REASON.reason };
  expect(await lines(people.author)).toEqual([
    { ...told, threadTitle: target.title, postNumber: 5 },
    { kind: "mention", threadTitle: target.title, postNumber: 7, count: null, reason: null },
  ]);
  expect(await lines(outsider)).toEqual([{ ...told, threadTitle: null, postNumber: null }]);
  expect((await lines(people.above)).filter(({ kind }) => kind === "posts-moved")).toEqual([]);
});

test("what belongs to a post goes with it: its reactions, who has kept it, and who may see what it carries", async () => {
  const outsider = await cast.member("office");
  const [thread, target] = [await plant(null), await plant("works")];
  const postId = thread.postIds[1]!;
  await react(people.reader, { postId, kind: "agree", on: "1" });
  await saveBookmark(people.reader, { postId });
  expect(await listReadable(outsider, [postId])).toEqual([postId]);
  await movePosts(people.above, { ...some(thread, 2), target: target.id, ...REASON });
  expect(await listReadable(outsider, [postId]), "and with it its pictures").toEqual([]);
  expect((await findPost(people.reader, postId))?.reactionCounts).toEqual({ agree: 1 });
  const { bookmarks } = await listBookmarks(people.reader);
  expect(bookmarks).toMatchObject([{ seen: { postId, threadId: target.id, number: 5 } }]);
  const overlay = (who: Actor) => threadOverlay(who as never, ["", thread.id, "1"] as never);
  expect((await overlay(people.reader))?.moved).toMatchObject([{ was: 2, title: target.title }]);
  expect((await overlay(outsider))?.moved).toEqual([]);
});

test("an appeal that is upheld brings a hidden post back where it stands by now", async () => {
  const [thread, target] = [await plant("works"), await plant("works")];
  const postId = thread.postIds[1]!;
  const hidden = await hidePost(people.leader, { postId, ...REASON });
  const appealed = await appeal(people.author, { actionId: hidden.id, text: "请再看一次这件事" });
  await movePosts(people.leader, { ...some(thread, 2), target: target.id, ...REASON });
  const decided = await decideAppeal(people.deputy, { appealId: appealed.id, decision: "uphold", ...REASON });
  expect(decided.tags).toContain(`thread:${target.id}`);
  expect(await findThread(people.reader, target.id)).toMatchObject({ postCount: 5, lastShownNumber: 5 });
});

test("who may not enter where a merge took their words hears what became of the appeal all the same, and nothing of that place", async () => {
  const stranger = await cast.member("logistics");
  const [thread, target] = [await plant(null, [{ by: stranger }, { by: stranger }]), await plant("works")];
  const hidden = await hidePost(people.above, { postId: thread.postIds[1]!, ...REASON });
  const appealed = await appeal(stranger, { actionId: hidden.id, text: "请再看一次这件事" });
  await mergeThread(people.above, { threadId: thread.id, target: target.id, ...REASON });
  const second = await cast.leader("group");
  await decideAppeal(second, { appealId: appealed.id, decision: "decline", ...REASON });
  await deliver();
  const told = (await listInbox(stranger)).filter(({ kind }) => kind === "appeal-decided");
  expect(told).toMatchObject([{ threadId: null, threadTitle: null, unitName: null, unitSlug: null }]);
  expect(pathOf(told[0]!)).toBe(`/decisions/${hidden.id}`);
  expect(await findDecision(stranger, hidden.id)).toMatchObject({ answer: { kind: "decline-appeal" } });
});

test("after a merge an appeal is heard of by who decides it, and its decision by who appealed, in the thread that took the other in", async () => {
  const [thread, target] = [await plant("works"), await plant("works")];
  const [early, late] = [await hidePost(people.leader, { postId: thread.postIds[1]!, ...REASON }), thread.postIds[2]!];
  const before = await appeal(people.author, { actionId: early.id, text: "请再看一次这件事" });
  const hidden = await hidePost(people.leader, { postId: late, ...REASON });
  await mergeThread(people.leader, { threadId: thread.id, target: target.id, ...REASON });
  await deliver();
  await db.delete(inboxItems);
  const after = await appeal(people.author, { actionId: hidden.id, text: "这件也请再看一次" });
  await deliver();
  expect(await listInbox(people.deputy)).toMatchObject([{ kind: "queue-waits", threadTitle: target.title }]);
  const [item] = await db.select().from(queueItems).where(eq(queueItems.appealId, before.id));
  await assignItem(people.above, { itemId: item!.id, to: people.deputy.id, was: "" });
  await deliver();
  expect(await listInbox(people.deputy)).toMatchObject([
    { kind: "item-assigned", threadTitle: target.title },
    { kind: "queue-waits" },
  ]);
  for (const { id } of [before, after])
    await decideAppeal(people.deputy, { appealId: id, decision: "uphold", ...REASON });
  await deliver();
  const told = (await listInbox(people.author)).filter(({ kind }) => kind === "appeal-decided");
  expect(told.map(({ threadTitle, postNumber }) => [threadTitle, postNumber])).toEqual([
    [target.title, 7],
    [target.title, 6],
  ]);
});
