import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Db, db } from "#db/client.ts";
import { postRevisions, posts, threads } from "#db/schema/forum.ts";
import { events } from "#db/schema/kernel.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { queueItems } from "#db/schema/queue.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { bodyOf, type PlantedPost, plantBoard, plantThread, recounted } from "#db/testing/forum.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import { acceptAnswer } from "#domains/forum/answers/commands/accept-answer.ts";
import { findAnswer } from "#domains/forum/answers/queries.ts";
import { saveBookmark } from "#domains/forum/bookmarks/commands/save-bookmark.ts";
import { listBookmarks } from "#domains/forum/bookmarks/queries.ts";
import { saveDraft } from "#domains/forum/drafts/commands/save-draft.ts";
import { findDraft } from "#domains/forum/drafts/queries.ts";
import { threadOverlay } from "#domains/forum/overlay.ts";
import { findMerged, findMoved, listMoved } from "#domains/forum/places/queries.ts";
import { openPoll } from "#domains/forum/polls/commands/open-poll.ts";
import { findPollOfThread } from "#domains/forum/polls/queries.ts";
import { deletePost } from "#domains/forum/posts/commands/delete-post.ts";
import { editPost } from "#domains/forum/posts/commands/edit-post.ts";
import { endWiki } from "#domains/forum/posts/commands/end-wiki.ts";
import { openWiki } from "#domains/forum/posts/commands/open-wiki.ts";
import { react } from "#domains/forum/posts/commands/react.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { findPost, listReadable } from "#domains/forum/posts/queries.ts";
import { markRead } from "#domains/forum/reading/commands/mark-read.ts";
import { findReading, listUnread } from "#domains/forum/reading/queries.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import type { Actor, Audience } from "#domains/kernel/actor.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { writePlain } from "#lib/text/write-plain.ts";
import { appeal } from "./commands/appeal.ts";
import { approvePost } from "./commands/approve-post.ts";
import { decideAppeal } from "./commands/decide-appeal.ts";
import { flagPost } from "./commands/flag-post.ts";
import { hidePost } from "./commands/hide-post.ts";
import { mergeThread } from "./commands/merge-thread.ts";
import { movePosts } from "./commands/move-posts.ts";
import { rejectPost } from "./commands/reject-post.ts";
import { restorePost } from "./commands/restore-post.ts";
import { splitThread } from "./commands/split-thread.ts";
import { listOpenLog } from "./open-log/queries.ts";
import { confirmPurge } from "./purges/commands/confirm-purge.ts";
import { proposePurge } from "./purges/commands/propose-purge.ts";
import { assignItem } from "./queue/commands/assign-item.ts";
import { hideRevision } from "./revisions/commands/hide-revision.ts";
import { restoreRevision } from "./revisions/commands/restore-revision.ts";
import { clearDesk, deliver, type People, peopleOf } from "./testing.ts";

/** Posts that leaders move: who may, where to, and that whatever led to a post leads to it still. */

const REASON = { reason: "与主题无关" };
const NOTHING = "01890000-0000-7000-8000-000000000000";
let cast: Cast;
let people: People;

beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(clearDesk);

async function plant(unit: string | null, planted?: PlantedPost[]) {
  const unitId = unit && cast.unit(unit);
  const board = await plantBoard(unitId);
  const said = planted ?? Array.from({ length: 4 }, () => ({ by: people.author }));
  const thread = await plantThread({ boardId: board.id, unitId }, people.author, said);
  return { ...thread, board };
}
type Planted = Awaited<ReturnType<typeof plant>>;
const some = ({ id, postIds }: Planted, ...numbers: number[]) => ({
  threadId: id,
  postIds: numbers.map((number) => postIds[number - 1]!),
});
const placeOf = async (id: string) =>
  (await db.select({ threadId: posts.threadId, number: posts.number }).from(posts).where(eq(posts.id, id)))[0]!;
const numbersOf = async (threadId: string) =>
  (await db.select({ n: posts.number }).from(posts).where(eq(posts.threadId, threadId)).orderBy(asc(posts.number))).map(
    ({ n }) => n,
  );
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "done",
    (error) => Object.values(error.fields as Record<string, { key: string }>)[0]?.key ?? error.code,
  );

test.each<[from: string | null, to: string | null, by: keyof People, answer: string]>([
  ["works", "works", "leader", "done"],
  ["works", "works-1", "leader", "done"],
  ["group", "works", "above", "done"],
  [null, "works", "above", "done"],
  [null, null, "above", "done"],
  ["works", null, "above", "widerAudience"],
  ["works-1", "works", "leader", "widerAudience"],
  ["works", "logistics", "above", "widerAudience"],
  ["works", "group", "leader", "forbidden"],
  [null, "works", "leader", "forbidden"],
  ["works", "logistics", "leader", "not_found"],
  ["logistics", "works", "leader", "not_found"],
  ["works", "works", "sister", "not_found"],
  ["works", "works", "reader", "forbidden"],
  ["works", "works", "author", "forbidden"],
])(
  "posts of %s go to %s by the %s: %s, whether moved, split off or all of them merged",
  async (from, to, by, answer) => {
    const thread = await plant(from);
    const target = await plant(to);
    const actor = people[by];
    const attempts = [
      () => movePosts(actor, { ...some(thread, 2), target: target.id, ...REASON }),
      () => splitThread(actor, { ...some(thread, 3), boardId: target.board.id, title: "另开一题", ...REASON }),
      () => mergeThread(actor, { threadId: thread.id, target: target.id, ...REASON }),
    ];
    for (const attempt of attempts) {
      const before = await db.select({ id: moderationActions.id }).from(moderationActions);
      expect(await codeOf(attempt())).toBe(answer);
      const acts = await db.select({ id: moderationActions.id }).from(moderationActions);
      expect(acts.length - before.length).toBe(answer === "done" ? 1 : 0);
    }
    if (answer !== "done") expect(await numbersOf(thread.id)).toEqual([1, 2, 3, 4]);
  },
);

test("a thread that is not there and one of another unit are refused alike, as are posts of another thread", async () => {
  const thread = await plant("works");
  const foreign = await plant("logistics");
  const to = (target: string) => codeOf(movePosts(people.leader, { ...some(thread, 2), target, ...REASON }));
  expect(await to(NOTHING)).toBe(await to(foreign.id));
  const other = await plant("works");
  const stolen = { threadId: thread.id, postIds: [other.postIds[1]!], target: other.id, ...REASON };
  expect(await codeOf(movePosts(people.leader, stolen))).toBe("conflict");
});

test("the opening post goes with the whole thread alone, not to the thread itself, and not where nothing is open yet", async () => {
  const thread = await plant("works");
  const target = await plant("works");
  const unseen = await plant("works", [{ by: people.author, pending: true }]);
  const move = (numbers: number[], to: string) =>
    codeOf(movePosts(people.leader, { ...some(thread, ...numbers), target: to, ...REASON }));
  expect(await move([1, 2], target.id)).toBe("openingStays");
  expect(await move([2], thread.id)).toBe("sameThread");
  expect(await move([2], unseen.id)).toBe("unseenThread");
  expect(await codeOf(movePosts(people.leader, { ...some(thread, 2), target: "去别处", ...REASON }))).toBe(
    "threadAddress",
  );
});

test("moved posts get the next numbers in their order; the thread is named by its address; what is behind comes along where asked", async () => {
  const thread = await plant(
    "works",
    Array.from({ length: 6 }, (_, n) => ({ by: people.author, parentNumber: n || undefined })),
  );
  const target = await plant("works");
  const address = `http://localhost:3000/units/works/forum/threads/${target.id}/1#post-3`;
  await movePosts(people.leader, { ...some(thread, 4, 2), target: address, ...REASON });
  expect(await placeOf(thread.postIds[1]!)).toEqual({ threadId: target.id, number: 5 });
  expect(await placeOf(thread.postIds[3]!)).toEqual({ threadId: target.id, number: 6 });
  expect(await numbersOf(thread.id)).toEqual([1, 3, 5, 6]);
  const moved = await movePosts(people.leader, { ...some(thread, 5), andLater: "on", target: target.id, ...REASON });
  expect(moved).toMatchObject({ toThreadId: target.id });
  expect(await numbersOf(target.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const parents = await db
    .select({ n: posts.number, parent: posts.parentNumber })
    .from(posts)
    .where(and(eq(posts.threadId, target.id), sql`number > 4`))
    .orderBy(asc(posts.number));
  // 6 answered 5 and went with it; what the others answered stayed behind.
  expect(parents).toEqual([
    { n: 5, parent: null },
    { n: 6, parent: null },
    { n: 7, parent: null },
    { n: 8, parent: 7 },
  ]);
  const { number } = await reply(people.author, { threadId: thread.id, text: "还在这里" });
  expect(number, "a number is never given twice").toBe(7);
});

test("an old number leads to the post, however often it was moved, and says nothing to whom may not see where to", async () => {
  const thread = await plant(null);
  const below = await plant("works");
  const further = await plant("works-1");
  await movePosts(people.above, { ...some(thread, 3), target: below.id, ...REASON });
  const everyone: Audience = { kind: "audience", area: "site" };
  const outsider = await cast.member("office");
  expect(await findMoved(people.author, thread.id, 3)).toMatchObject({ threadId: below.id, number: 5 });
  expect(await findMoved(outsider, thread.id, 3)).toBeNull();
  expect(await listMoved(everyone, thread.id, { first: 1, last: 20 })).toEqual([]);
  await movePosts(people.leader, { threadId: below.id, postIds: [thread.postIds[2]!], target: further.id, ...REASON });
  for (const [from, number] of [
    [thread.id, 3],
    [below.id, 5],
  ] as const)
    expect(await findMoved(people.author, from, number)).toMatchObject({ threadId: further.id, number: 5 });
  expect(await findMoved(await cast.member("works-2"), thread.id, 3)).toBeNull();
});

test("a merged thread is there for nobody; its address leads to its posts in the other, also when that is merged in turn", async () => {
  const [thread, second, third] = [await plant("works"), await plant("works"), await plant("works-1")];
  await mergeThread(people.leader, { threadId: thread.id, target: second.id, ...REASON });
  for (const viewer of [people.leader, people.author, people.above])
    expect(await findThread(viewer, thread.id)).toBeNull();
  expect(await numbersOf(second.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(await findMerged(people.reader, thread.id, 1)).toMatchObject({ threadId: second.id, number: 5 });
  expect(await findMerged(people.reader, thread.id, 3)).toMatchObject({ threadId: second.id, number: 7 });
  expect(await findMerged(people.sister, thread.id, 1)).toBeNull();
  await mergeThread(people.leader, { threadId: second.id, target: third.id, ...REASON });
  expect(await findMerged(people.author, thread.id, 1)).toMatchObject({ threadId: third.id, number: 9 });
  expect(await findMerged(people.reader, thread.id, 1), "of works-2, who may not read it there").toBeNull();
  expect(await codeOf(mergeThread(people.leader, { threadId: thread.id, target: third.id, ...REASON }))).toBe(
    "not_found",
  );
});

test("the discussion of a bulletin is merged into nothing, but all that is said in it may be moved, the first word too", async () => {
  const target = await plant("works");
  const place = { unitId: cast.unit("works"), authorId: people.author.id };
  const bulletin = await plantBulletin({ columnId: (await plantColumn()).id, ...place });
  const where = { bulletinId: bulletin.id, unitId: place.unitId };
  const thread = await plantThread(where, people.author, [{ by: people.author }, { by: people.reader }]);
  expect(await codeOf(mergeThread(people.leader, { threadId: thread.id, target: target.id, ...REASON }))).toBe(
    "forbidden",
  );
  const all = { threadId: thread.id, postIds: thread.postIds, target: target.id, ...REASON };
  expect(await codeOf(movePosts(people.leader, all))).toBe("done");
  expect(await findThread(people.reader, thread.id), "it waits for its first word").toMatchObject({ postCount: 0 });
});

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

const deeds: Record<string, [state: Partial<PlantedPost>, deed: (postId: string) => Promise<unknown>]> = {
  edit: [{}, (postId) => editPost(people.author, { postId, revision: 1, text: "改过的话" })],
  "edit of a wiki": [{ wiki: true }, (postId) => editPost(people.reader, { postId, revision: 1, text: "改过的话" })],
  "opening a wiki": [{}, (postId) => openWiki(people.author, { postId })],
  "ending a wiki": [{ wiki: true }, (postId) => endWiki(people.author, { postId })],
  delete: [{}, (postId) => deletePost(people.author, { postId })],
  react: [{}, (postId) => react(people.reader, { postId, kind: "agree", on: "1" })],
  accept: [{}, (postId) => acceptAnswer(people.author, { postId, accepted: "1" })],
  flag: [{}, (postId) => flagPost(people.reader, { postId, reason: "insult", text: "" })],
  hide: [{}, (postId) => hidePost(people.leader, { postId, ...REASON })],
  restore: [{ hidden: "跑题" }, (postId) => restorePost(people.leader, { postId })],
  approve: [{ pending: true }, (postId) => approvePost(people.leader, { postId })],
  reject: [{ pending: true }, (postId) => rejectPost(people.leader, { postId, ...REASON })],
  "hide a version": [{}, (postId) => hideRevision(people.leader, { postId, revision: "1", ...REASON, note: "" })],
  "restore a version": [{}, (postId) => restoreRevision(people.leader, { postId, revision: "1", note: "" })],
};
test.each(Object.keys(deeds))(
  "%s, begun before a post was moved and done behind it, is refused and changes nothing there",
  async (name) => {
    const [state, deed] = deeds[name]!;
    const thread = await plant("works", [{ by: people.author }, { by: people.author, ...state }]);
    const target = await plant("works");
    const postId = thread.postIds[1]!;
    const hiddenBy = name === "restore a version" ? crypto.randomUUID() : null;
    const version = { postId, revision: 1, body: bodyOf("先前的话"), writtenAt: new Date(), hiddenBy };
    if (name.endsWith("version")) await db.insert(postRevisions).values(version);
    const move = (tx: Db) => movePosts(people.deputy, { ...some(thread, 2), target: target.id, ...REASON }, tx);
    await expect(afterTheFirst(move, () => deed(postId))).rejects.toMatchObject({ code: "conflict" });
    const [before] = await db.select().from(threads).where(eq(threads.id, target.id));
    await db.execute(recounted(target.id));
    expect(await db.select().from(threads).where(eq(threads.id, target.id))).toEqual([before]);
  },
);

test("an answer that comes behind a merge is refused, and is not lost: it may be sent again in the other thread", async () => {
  const [thread, target] = [await plant("works"), await plant("works")];
  const merge = (tx: Db) => mergeThread(people.leader, { threadId: thread.id, target: target.id, ...REASON }, tx);
  const late = () => reply(people.reader, { threadId: thread.id, text: "晚了一步" });
  await expect(afterTheFirst(merge, late)).rejects.toMatchObject({ code: "conflict" });
  expect(await numbersOf(thread.id)).toEqual([]);
});

test("a draft of a reply is found in the thread that took the other in", async () => {
  const [thread, target] = [await plant("works"), await plant("works")];
  await saveDraft(people.reader, { kind: "reply", targetId: thread.id, title: "", text: "还没写完" });
  await mergeThread(people.leader, { threadId: thread.id, target: target.id, ...REASON });
  expect(await findDraft(people.reader, "reply", target.id)).toMatchObject({ text: "还没写完" });
});

test("one act stands in the open log with its reason; both threads leave an event, and who has the other open hears of it", async () => {
  const [thread, target] = [await plant("works"), await plant("works")];
  const { id } = await movePosts(people.leader, { ...some(thread, 2, 3), target: target.id, ...REASON });
  const area: Audience = { kind: "audience", area: "unit:works" };
  const log = (await listOpenLog(area)).filter((line) => line.id === id);
  expect(log).toMatchObject([{ kind: "move-posts", office: "leader", reason: REASON.reason, threadId: thread.id }]);
  const told = await db
    .select()
    .from(events)
    .where(and(eq(events.subjectId, id), inArray(events.name, NAMES)))
    .orderBy(events.name);
  expect(told.map(({ name, payload }) => [name, (payload as { threadId: string }).threadId])).toEqual([
    ["moderation.posts.moved", thread.id],
    ["moderation.posts.received", target.id],
  ]);
});
const NAMES = ["moderation.posts.moved", "moderation.posts.received"];
