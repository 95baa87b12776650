import { beforeAll, expect, test } from "vitest";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { overlayFor } from "#domains/overlays.ts";
import { countUnreadThreads, listByKind } from "../lists/queries.ts";
import type { ThreadOverlay } from "../overlay.ts";
import { followThread } from "./commands/follow-thread.ts";
import { markRead } from "./commands/mark-read.ts";
import { markUnread } from "./commands/mark-unread.ts";
import { sweepUnread } from "./commands/sweep-unread.ts";
import { undoSweep } from "./commands/undo-sweep.ts";
import { countSwept, findReading, listUnread } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1");
});

async function newThread(count = 5, board?: { id: string; unitId: string | null }) {
  const at = board ?? (await plantBoard(cast.unit("works")));
  const planted = Array.from({ length: count }, () => ({ by: author }));
  return plantThread({ boardId: at.id, unitId: at.unitId }, author, planted);
}
const lineOf = async (reader: Person, threadId: string) => (await findReading(reader, threadId)).lastReadNumber;

test("what is marked unread from a post on begins there at the next visit, in the list and at the badge", async () => {
  const [reader, thread] = [await cast.member("works-2"), await newThread()];
  await markRead(reader, { threadId: thread.id, number: 5 });
  expect(await countUnreadThreads(reader, { boardId: thread.boardId })).toBe(0);
  await markUnread(reader, { threadId: thread.id, number: 3 });
  const overlay = (await overlayFor(reader, `/units/works/forum/threads/${thread.id}`)) as ThreadOverlay;
  expect(overlay).toMatchObject({ lastReadNumber: 2, epoch: 1 });
  expect(await listUnread(reader, [thread.id])).toEqual({ [thread.id]: 3 });
  expect(await countUnreadThreads(reader, { boardId: thread.boardId })).toBe(1);
});

test("a late report of a page that was open before does not undo it; a page opened since reports on", async () => {
  const [reader, thread] = [await cast.member("works-2"), await newThread()];
  await markRead(reader, { threadId: thread.id, number: 4, epoch: 0 });
  await markUnread(reader, { threadId: thread.id, number: 2 });
  await markRead(reader, { threadId: thread.id, number: 5, epoch: 0 });
  expect(await lineOf(reader, thread.id)).toBe(1);
  await markRead(reader, { threadId: thread.id, number: 3, epoch: 1 });
  expect(await lineOf(reader, thread.id)).toBe(3);
  await markRead(reader, { threadId: thread.id, number: 2, epoch: 1 });
  expect(await lineOf(reader, thread.id)).toBe(3);
  const untouched = await newThread();
  await markUnread(reader, { threadId: untouched.id, number: 1 });
  await markRead(reader, { threadId: untouched.id, number: 5, epoch: 0 });
  expect(await lineOf(reader, untouched.id)).toBe(0);
});

test("everything is marked read at once, muted threads and other units aside, and put back to the post", async () => {
  const reader = await cast.member("works-2");
  const [opened, fresh, muted] = [await newThread(), await newThread(), await newThread()];
  const elsewhere = await plantBoard(cast.unit("office"));
  await newThread(2, elsewhere);
  await markRead(reader, { threadId: opened.id, number: 2 });
  await followThread(reader, { threadId: muted.id, level: "mute" });
  const before = await listUnread(reader, [opened.id, fresh.id]);
  expect(before).toEqual({ [opened.id]: 3, [fresh.id]: 5 });
  const sweep = await sweepUnread(reader, {});
  expect(sweep.count).toBe(await countSwept(reader, sweep.id));
  expect(await countUnreadThreads(reader)).toBe(0);
  expect(await lineOf(reader, muted.id)).toBe(0);
  await undoSweep(reader, { sweepId: sweep.id });
  expect(await listUnread(reader, [opened.id, fresh.id])).toEqual(before);
  expect(await countUnreadThreads(reader)).toBe(sweep.count);
  expect(await findReading(reader, fresh.id)).toMatchObject({ isNew: true });
});

test("a board is swept alone; what was chosen for a thread since stays when the sweep is taken back", async () => {
  const reader = await cast.member("works-2");
  const [one, other] = [await newThread(), await newThread()];
  const sweep = await sweepUnread(reader, { boardId: one.boardId! });
  expect(sweep.count).toBe(1);
  expect(await listUnread(reader, [one.id, other.id])).toEqual({ [other.id]: 5 });
  await followThread(reader, { threadId: one.id, level: "watch" });
  await undoSweep(reader, { sweepId: sweep.id });
  expect(await findReading(reader, one.id)).toMatchObject({ level: "watch", lastReadNumber: 0 });
});

test("a list narrowed to a unit is swept alone; one of a unit that the reader may not enter is not there", async () => {
  const reader = await cast.member("works-2");
  const site = await plantBoard(null);
  const [ofUnit, ofAll] = [await newThread(), await newThread(5, site)];
  await expect(sweepUnread(reader, { unit: "office" })).rejects.toMatchObject({ code: "not_found" });
  await sweepUnread(reader, { unit: "works" });
  expect(await listUnread(reader, [ofUnit.id, ofAll.id])).toEqual({ [ofAll.id]: 5 });
  await sweepUnread(reader, { unit: "works", boardId: site.id });
  expect(await listUnread(reader, [ofAll.id])).toEqual({ [ofAll.id]: 5 });
});

test("nobody takes back the sweep of another, none twice, and none of a board that they do not see", async () => {
  const [reader, other] = [await cast.member("works-2"), await cast.member("works-2")];
  const thread = await newThread();
  const sweep = await sweepUnread(reader, { boardId: thread.boardId! });
  await expect(undoSweep(other, { sweepId: sweep.id })).rejects.toMatchObject({ code: "not_found" });
  await undoSweep(reader, { sweepId: sweep.id });
  await expect(undoSweep(reader, { sweepId: sweep.id })).rejects.toMatchObject({ code: "not_found" });
  const outsider = await cast.member("office-1");
  await expect(sweepUnread(outsider, { boardId: thread.boardId! })).rejects.toMatchObject({ code: "not_found" });
});

test("what somebody marks unread after a sweep stays so when the sweep is taken back", async () => {
  const [reader, thread] = [await cast.member("works-2"), await newThread()];
  await markRead(reader, { threadId: thread.id, number: 1 });
  const sweep = await sweepUnread(reader, {});
  await markUnread(reader, { threadId: thread.id, number: 4 });
  await undoSweep(reader, { sweepId: sweep.id });
  expect(await lineOf(reader, thread.id)).toBe(3);
  expect((await listByKind(reader, {}, { kind: "unread" })).threads.map(({ id }) => id)).toContain(thread.id);
});
