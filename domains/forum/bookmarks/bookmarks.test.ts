import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { bookmarks } from "#db/schema/bookmarks.ts";
import { posts } from "#db/schema/forum.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { openItem } from "#domains/notifications/commands/open-item.ts";
import { countUnread, listInbox } from "#domains/notifications/queries.ts";
import { overlayFor } from "#domains/overlays.ts";
import { subscribers } from "#domains/subscribers.ts";
import { removeBookmark } from "./commands/remove-bookmark.ts";
import { saveBookmark } from "./commands/save-bookmark.ts";
import { remindOfBookmarks } from "./due.ts";
import { BOOKMARKS_PER_PAGE } from "./limits.ts";
import { findBookmark, listBookmarks } from "./queries.ts";

type Person = Actor & { id: string };
const HOUR_MS = 3_600_000;
let cast: Cast;
let author: Person;
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

async function plant(count = 1, title = "夜里来料") {
  const board = await plantBoard(cast.unit("works"));
  const said = Array.from({ length: count }, (_, at) => ({ by: author, text: `第 ${at + 1} 句话` }));
  return plantThread({ boardId: board.id, unitId: board.unitId }, author, said, { title });
}
const reader = () => cast.member("works-2");
const inAnHour = () => new Date(Date.now() + HOUR_MS);
const refusalOf = (work: Promise<unknown>) => work.catch(({ code, fields }) => ({ code, fields }));

/** The clock goes on for one bookmark. */
const letPass = (memberId: string) =>
  db
    .update(bookmarks)
    .set({ remindAt: new Date(Date.now() - HOUR_MS) })
    .where(eq(bookmarks.memberId, memberId));
async function work() {
  await remindOfBookmarks();
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
}
async function move(person: Person): Promise<Person> {
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, person.id));
  await db.insert(memberships).values({ memberId: person.id, unitId: cast.unit("logistics") });
  return cast.again(person.id);
}

test("the button keeps a post as it is, however often it is pressed; note and time come and go by themselves", async () => {
  const [thread, me] = [await plant(), await reader()];
  const postId = thread.postIds[0]!;
  await saveBookmark(me, { postId });
  const remindAt = inAnHour();
  await saveBookmark(me, { postId, note: "周会上说", remindAt });
  await saveBookmark(me, { postId });
  expect(await findBookmark(me, postId)).toMatchObject({ note: "周会上说", remindAt, remindedAt: null });
  await saveBookmark(me, { postId, remindAt: "" });
  expect(await findBookmark(me, postId)).toMatchObject({ note: "周会上说", remindAt: null });
  expect((await listBookmarks(me)).bookmarks).toMatchObject([
    { seen: { title: "夜里来料", number: 1, unitSlug: "works" } },
  ]);
  const names = (await db.select({ name: events.name }).from(events)).map(({ name }) => name);
  expect(names.filter((name) => name.startsWith("forum.bookmark."))).toEqual([]);
});

test("what one may not read is kept as little as what does not exist; a time must be ahead, within a year", async () => {
  const thread = await plant();
  const postId = thread.postIds[0]!;
  const outsider = await cast.leader("office");
  const foreign = await refusalOf(saveBookmark(outsider, { postId }));
  expect(foreign).toEqual(await refusalOf(saveBookmark(outsider, { postId: crypto.randomUUID() })));
  expect(foreign).toMatchObject({ code: "not_found" });
  const me = await reader();
  const at = (days: number) =>
    refusalOf(saveBookmark(me, { postId, remindAt: new Date(Date.now() + days * 24 * HOUR_MS) }));
  expect(await at(-1)).toMatchObject({ fields: { remindAt: { key: "notAhead" } } });
  expect(await at(400)).toMatchObject({ fields: { remindAt: { key: "tooFarAhead" } } });
  await saveBookmark(me, { postId, remindAt: "2099-01-01T09:00" }).catch(() => {});
  const [row] = (await listBookmarks(me)).bookmarks;
  expect(row).toBeUndefined();
});

test("a reminder comes into the inbox at its time, once, also when the worker was down for a while", async () => {
  const [thread, me] = [await plant(3), await reader()];
  await saveBookmark(me, { postId: thread.postIds[2]!, note: "问问进度", remindAt: inAnHour() });
  await work();
  expect(await listInbox(me)).toEqual([]);
  await letPass(me.id);
  await Promise.all([work(), work()]);
  await work();
  const lines = await listInbox(me);
  expect(lines).toMatchObject([
    { kind: "bookmark", note: "问问进度", threadTitle: "夜里来料", postNumber: 3, actorName: null },
  ]);
  expect(await openItem(me, { itemId: lines[0]!.id })).toMatchObject({
    place: `/units/works/forum/threads/${thread.id}/3#post-3`,
  });
  await saveBookmark(me, { postId: thread.postIds[2]!, note: "再问一次" });
  await work();
  expect(await listInbox(me)).toHaveLength(1);
  await saveBookmark(me, { postId: thread.postIds[2]!, remindAt: inAnHour() });
  await letPass(me.id);
  await work();
  expect(await listInbox(me)).toHaveLength(2);
});

test("who has left the unit is not reminded and finds nothing but a row to remove", async () => {
  const [thread, me] = [await plant(2, "只给自己人看的题目"), await reader()];
  for (const postId of thread.postIds) await saveBookmark(me, { postId, note: "一句备注", remindAt: inAnHour() });
  const moved = await move(me);
  await letPass(me.id);
  await work();
  expect([await listInbox(moved), await countUnread(moved)]).toEqual([[], 0]);
  expect(await db.select().from(inboxItems).where(eq(inboxItems.memberId, me.id))).toEqual([]);
  const { bookmarks: rows } = await listBookmarks(moved);
  expect(rows).toHaveLength(2);
  expect(rows.map(({ seen }) => seen)).toEqual([null, null]);
  expect(JSON.stringify(rows)).not.toMatch(/题目|备注|句话|works/);
  for (const narrowed of [{ q: "备注" }, { q: "题目" }, { q: "无关" }, { filter: "reminders" as const }])
    expect((await listBookmarks(moved, narrowed)).bookmarks).toEqual([]);
  for (const { id } of rows) await removeBookmark(moved, { bookmarkId: id });
  expect((await listBookmarks(moved)).bookmarks).toEqual([]);
});

test("what was hidden since is neither shown nor reminded of", async () => {
  const [thread, me] = [await plant(), await reader()];
  await saveBookmark(me, { postId: thread.postIds[0]!, remindAt: inAnHour() });
  const other = await reader();
  await db.update(posts).set({ hiddenBy: crypto.randomUUID() }).where(eq(posts.id, thread.postIds[0]!));
  await letPass(me.id);
  await work();
  expect(await listInbox(me)).toEqual([]);
  expect((await listBookmarks(me)).bookmarks).toMatchObject([{ seen: null }]);
  expect(await refusalOf(saveBookmark(other, { postId: thread.postIds[0]! }))).toMatchObject({ code: "forbidden" });
});

test("a bookmark is its owner's alone: nobody else sees, changes or removes it", async () => {
  const [thread, me, other] = [await plant(), await reader(), await reader()];
  await saveBookmark(me, { postId: thread.postIds[0]! });
  const [mine] = (await listBookmarks(me)).bookmarks;
  expect((await listBookmarks(other)).bookmarks).toEqual([]);
  expect(await refusalOf(removeBookmark(other, { bookmarkId: mine!.id }))).toMatchObject({ code: "not_found" });
  const kept = async (actor: Person) =>
    ((await overlayFor(actor, `/units/works/forum/threads/${thread.id}`)) as { bookmarked: number[] }).bookmarked;
  expect([await kept(me), await kept(other)]).toEqual([[1], []]);
});

test("the list goes on page after page, and is narrowed by words of note and title and by what is still to come", async () => {
  const [thread, me] = [await plant(BOOKMARKS_PER_PAGE + 2, "100%_的题目"), await reader()];
  await db.insert(bookmarks).values(thread.postIds.map((postId) => ({ memberId: me.id, postId })));
  const first = await listBookmarks(me);
  const second = await listBookmarks(me, { before: first.next });
  expect(second.next).toBeNull();
  const numbers = [...first.bookmarks, ...second.bookmarks].map(({ seen }) => seen!.number);
  expect(new Set(numbers).size).toBe(thread.postIds.length);
  await saveBookmark(me, { postId: thread.postIds[4]!, note: "周五例会", remindAt: inAnHour() });
  const found = async (asked: Parameters<typeof listBookmarks>[1]) =>
    (await listBookmarks(me, asked)).bookmarks.map(({ seen }) => seen!.number);
  expect(await found({ q: "例会" })).toEqual([5]);
  expect(await found({ filter: "reminders" })).toEqual([5]);
  expect(await found({ q: "0%_的" })).toHaveLength(BOOKMARKS_PER_PAGE);
  expect(await found({ q: "_题" })).toEqual([]);
});
