import { and, eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { askedIn, sortsIn } from "#db/testing/plans.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { followThread } from "#domains/forum/reading/commands/follow-thread.ts";
import { markRead } from "#domains/forum/reading/commands/mark-read.ts";
import { markUnread } from "#domains/forum/reading/commands/mark-unread.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { approvePost } from "#domains/moderation/commands/approve-post.ts";
import { flagPost } from "#domains/moderation/commands/flag-post.ts";
import { hidePost } from "#domains/moderation/commands/hide-post.ts";
import { subscribers } from "#domains/subscribers.ts";
import { groupByThread } from "./by-thread.ts";
import { markAllRead } from "./commands/mark-all-read.ts";
import { openItem } from "./commands/open-item.ts";
import { countUnread, INBOX_PAGE, listInbox, listOlder } from "./queries.ts";
import { settleRead } from "./settle.ts";

type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
let reader: Person;
let leader: Person;

beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
  reader = await cast.member("works-2", "李明");
  leader = await cast.leader("works", "周立群");
});
beforeEach(async () => {
  await db.delete(rateLimits);
  await db.delete(inboxItems);
});

/** What the worker does. */
async function deliver() {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
}

async function scene(more = {}) {
  const board = await plantBoard(cast.unit("works"), more);
  return plantThread({ boardId: board.id, unitId: cast.unit("works") }, author, [{ by: author, text: "开头" }]);
}
const kindsFor = async (person: Person) => (await listInbox(person)).map(({ kind }) => kind);

test("who is called by name, answered or following is told once, by the nearest reason, and the writer not at all", async () => {
  const thread = await scene();
  const follower = await cast.member("works-1", "赵敏");
  await followThread(follower, { threadId: thread.id, level: "watch" });
  await followThread(author, { threadId: thread.id, level: "watch" });
  await reply(reader, { threadId: thread.id, parentNumber: "1", text: "@王芳 同意你说的" });
  await deliver();
  expect(await kindsFor(author)).toEqual(["mention"]);
  expect(await kindsFor(follower)).toEqual(["watched"]);
  expect(await kindsFor(reader)).toEqual([]);
  await deliver();
  expect(await countUnread(author)).toBe(1);
});

test("a thread that was muted stays silent, even when called by name", async () => {
  const thread = await scene();
  await followThread(author, { threadId: thread.id, level: "mute" });
  await reply(reader, { threadId: thread.id, parentNumber: "1", text: "@王芳 在吗" });
  await deliver();
  expect(await kindsFor(author)).toEqual([]);
});

test("a waiting post is told only once it is approved", async () => {
  const thread = await scene({ needsApproval: true });
  const waiting = await reply(reader, { threadId: thread.id, parentNumber: "1", text: "等批准" });
  await deliver();
  expect(await kindsFor(author)).toEqual([]);
  await approvePost(leader, { postId: waiting.id });
  await deliver();
  expect(await kindsFor(author)).toEqual(["reply"]);
  expect(await kindsFor(reader)).toEqual(["moderated"]);
});

test("when a post is hidden its author reads the reason, the flagger hears that it was settled, and its mentions are gone", async () => {
  const thread = await scene();
  const third = await cast.member("works-1", "孙志远");
  const post = await reply(reader, { threadId: thread.id, parentNumber: "1", text: "不太好的话" });
  await flagPost(third, { postId: post.id, reason: "insult" });
  await deliver();
  expect(await kindsFor(author)).toEqual(["reply"]);
  await hidePost(leader, { postId: post.id, reason: "人身攻击" });
  await deliver();
  expect(await listInbox(reader)).toMatchObject([{ kind: "moderated", reason: "人身攻击", actorName: null }]);
  expect(await kindsFor(third)).toEqual(["flag-settled"]);
  expect(await kindsFor(author)).toEqual([]);
  expect(await countUnread(author)).toBe(0);
});

test("who leaves the unit sees nothing of it in the inbox from that moment, and the badge agrees with the list", async () => {
  const thread = await scene();
  const mover = await cast.member("works-1", "段小满");
  await followThread(mover, { threadId: thread.id, level: "watch" });
  await reply(reader, { threadId: thread.id, text: "说给大家" });
  await deliver();
  expect([(await listInbox(mover)).length, await countUnread(mover)]).toEqual([1, 1]);
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, mover.id));
  await db.insert(memberships).values({ memberId: mover.id, unitId: cast.unit("logistics") });
  const moved = await cast.again(mover.id);
  expect([(await listInbox(moved)).length, await countUnread(moved)]).toEqual([0, 0]);
  await reply(reader, { threadId: thread.id, text: "再说一句" });
  await deliver();
  expect(await listInbox(moved)).toEqual([]);
});

test("opening a line marks it and leads to the post; another's line does not exist", async () => {
  const thread = await scene();
  await reply(reader, { threadId: thread.id, parentNumber: "1", text: "回一句" });
  await deliver();
  const [line] = await listInbox(author);
  await expect(openItem(reader, { itemId: line!.id })).rejects.toMatchObject({ code: "not_found" });
  expect(await openItem(author, { itemId: line!.id })).toMatchObject({
    place: `/units/works/forum/threads/${thread.id}/2#post-2`,
  });
  expect(await countUnread(author)).toBe(0);
});

test("lines of one thread stand together where its newest is, each once, and the badge counts them all", async () => {
  const [busy, quiet, third] = [await scene(), await scene(), await scene()];
  for (const thread of [busy, quiet, busy, third, busy])
    await reply(reader, { threadId: thread.id, parentNumber: "1", text: "回一句" });
  await deliver();
  const lines = await listInbox(author);
  const groups = groupByThread(lines);
  expect(groups.map(({ threadId, lines }) => [threadId, lines.map((line) => line.threadId)])).toEqual([
    [busy.id, [busy.id, busy.id, busy.id]],
    [null, [third.id, quiet.id]],
  ]);
  expect(groups[0]?.lines.map(({ postNumber }) => postNumber)).toEqual([4, 3, 2]);
  expect(groups.flatMap(({ lines }) => lines)).toHaveLength(await countUnread(author));
});

test("what the queue tells about a thread stands alone, for it leads elsewhere", async () => {
  const thread = await scene();
  await followThread(leader, { threadId: thread.id, level: "watch" });
  const post = await reply(reader, { threadId: thread.id, text: "不太好的话" });
  await flagPost(author, { postId: post.id, reason: "insult" });
  await deliver();
  expect(groupByThread(await listInbox(leader))).toMatchObject([
    { threadId: null, lines: [{ kind: "queue-waits" }, { kind: "watched" }] },
  ]);
});

test("marking a thread read touches what is about it, and only one's own", async () => {
  const [one, other] = [await scene(), await scene()];
  const follower = await cast.member("works-1");
  await followThread(follower, { threadId: one.id, level: "watch" });
  for (const thread of [one, other]) await reply(reader, { threadId: thread.id, parentNumber: "1", text: "回一句" });
  await deliver();
  // About the same thread, but it leads elsewhere and stands alone.
  const elsewhere = { memberId: author.id, kind: "watched" as const, threadId: one.id, postNumber: 1 };
  const [alone] = await db
    .insert(inboxItems)
    .values({ ...elsewhere, eventId: crypto.randomUUID(), payload: { path: "/desk/moderation" } })
    .returning();
  await markAllRead(author, { threadId: one.id });
  expect((await listInbox(author)).find(({ id }) => id === alone!.id)).toMatchObject({ isUnread: true });
  await db.delete(inboxItems).where(eq(inboxItems.id, alone!.id));
  expect((await listInbox(author)).map(({ threadId, isUnread }) => [threadId, !isUnread])).toEqual([
    [other.id, false],
    [one.id, true],
  ]);
  expect([await countUnread(author), await countUnread(follower)]).toEqual([1, 1]);
});

test("marking all touches only what the reader sees", async () => {
  const thread = await scene();
  await reply(reader, { threadId: thread.id, parentNumber: "1", text: "一" });
  await deliver();
  await markAllRead(reader, {});
  expect(await countUnread(author)).toBe(1);
  await markAllRead(author, {});
  expect(await countUnread(author)).toBe(0);
});

test("read in the thread, gone at the bell: line and badge agree, and a post marked unread is news again", async () => {
  const thread = await scene();
  for (const text of ["第一句", "第二句"]) await reply(reader, { threadId: thread.id, parentNumber: "1", text });
  await deliver();
  expect(await countUnread(author)).toBe(2);
  const bell = async () => [(await listInbox(author)).map(({ isUnread }) => isUnread), await countUnread(author)];
  await markRead(author, { threadId: thread.id, number: 2 });
  expect(await bell()).toEqual([[true, false], 1]);
  await markRead(author, { threadId: thread.id, number: 3 });
  expect(await bell()).toEqual([[false, false], 0]);
  await markUnread(author, { threadId: thread.id, number: 3 });
  expect(await bell()).toEqual([[true, false], 1]);
});

test("what a moderator decided stays unread at the bell though its author has read on in the thread", async () => {
  const thread = await scene();
  const post = await reply(author, { threadId: thread.id, text: "不太好的话" });
  await reply(reader, { threadId: thread.id, text: "另一句" });
  await hidePost(leader, { postId: post.id, reason: "人身攻击" });
  await deliver();
  await markRead(author, { threadId: thread.id, number: 3 });
  expect(await listInbox(author)).toMatchObject([
    { kind: "moderated", isUnread: true },
    { kind: "watched", isUnread: false },
  ]);
  expect(await countUnread(author)).toBe(1);
});

test("a busy thread stands on one page of the inbox alone, with what is older about it, and nothing else is lost", async () => {
  const [busy, hidden] = [await scene(), await scene()];
  const others = await Promise.all(Array.from({ length: 3 }, () => scene()));
  const tell = (threadId: string, postNumber: number) => ({
    ...{ memberId: author.id, kind: "posts-moved" as const, eventId: crypto.randomUUID(), threadId, postNumber },
  });
  // Ids rise with the lines: first the oldest page, then the newest. One is about no thread, one about one that is not seen.
  const unseen = await plantThread({ boardId: (await plantBoard(null)).id, unitId: null }, reader, [
    { by: reader, hidden: "跑题" },
  ]);
  const settled = () => ({ ...tell(unseen.id, 1), kind: "flag-settled" as const });
  const alone = () => ({ ...tell(busy.id, 1), threadId: null, kind: "thread-reminder" as const });
  for (const line of [settled(), alone()]) await db.insert(inboxItems).values(line);
  for (const thread of [others[0]!, busy, busy, hidden, others[1]!])
    await db.insert(inboxItems).values(tell(thread.id, 1));
  for (const line of [settled(), alone()]) await db.insert(inboxItems).values(line);
  for (let n = 0; n < INBOX_PAGE - 3; n++) await db.insert(inboxItems).values(tell(busy.id, 1));
  await db.insert(inboxItems).values(tell(others[2]!.id, 1));
  // A newer line of the thread that the reader does not see takes nothing from below.
  await db.insert(inboxItems).values({ ...tell(hidden.id, 99), kind: "mention" });

  const first = await listInbox(author);
  expect(first).toHaveLength(INBOX_PAGE);
  const older = await listOlder(author, first);
  expect(older.map(({ threadId }) => threadId)).toEqual([busy.id, busy.id]);
  const second = await listInbox(author, first.at(-1)!.id);
  expect(second.map(({ threadId }) => threadId)).toEqual([others[1]!.id, hidden.id, others[0]!.id, null, null]);
  expect(await listOlder(author, second)).toEqual([]);
  const ids = [...first, ...older, ...second].map(({ id }) => id);
  expect(new Set(ids).size).toBe(INBOX_PAGE + 7);
});

test("a page of a long inbox is found in its order: what is older is not even looked at", async () => {
  const thread = await scene();
  await db.execute(sql`insert into inbox_items (member_id, kind, event_id, actor_id, thread_id, post_number)
    select case when n % 10 = 0 then ${author.id}::uuid else ${reader.id}::uuid end, 'reply', uuidv7(), ${reader.id},
      ${thread.id}, 1 from generate_series(1, 20000) n`);
  await db.execute(sql`analyze`);
  const [page] = await askedIn(() => listInbox(author));
  expect(await listInbox(author)).toHaveLength(INBOX_PAGE);
  expect(await sortsIn(page!)).toBe(false);
});

test("what was read in the thread a week ago is read for good at the bell, and nothing else is", async () => {
  const thread = await scene();
  for (const text of ["早先的", "新近的", "没读的"])
    await reply(reader, { threadId: thread.id, parentNumber: "1", text });
  await deliver();
  const week = new Date(Date.now() - 8 * 86_400_000);
  const older = [2, 4].map((number) => and(eq(inboxItems.threadId, thread.id), eq(inboxItems.postNumber, number)));
  for (const one of older) await db.update(inboxItems).set({ createdAt: week }).where(one);
  await markRead(author, { threadId: thread.id, number: 3 });
  expect(await settleRead()).toBe(1);
  await markUnread(author, { threadId: thread.id, number: 2 });
  expect((await listInbox(author)).map(({ postNumber, isUnread }) => [postNumber, isUnread])).toEqual([
    [4, true],
    [3, true],
    [2, false],
  ]);
});
