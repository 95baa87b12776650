import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { posts } from "#db/schema/forum.ts";
import { events } from "#db/schema/kernel.ts";
import { flags } from "#db/schema/moderation.ts";
import { queueItems } from "#db/schema/queue.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { waiting } from "#db/testing/turns.ts";
import { deletePost } from "#domains/forum/posts/commands/delete-post.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { readCursor } from "#lib/cursor.ts";
import { appeal } from "../commands/appeal.ts";
import { dismissFlags } from "../commands/dismiss-flags.ts";
import { flagPost } from "../commands/flag-post.ts";
import { hidePost } from "../commands/hide-post.ts";
import { moveThread } from "../commands/move-thread.ts";
import { noteAppeal } from "../commands/note-appeal.ts";
import { listNotesOn } from "../decisions/queries.ts";
import { clearDesk, deliver, type People, type Person, peopleOf, plantFlagged } from "../testing.ts";
import { assignItem } from "./commands/assign-item.ts";
import { queueFlagged } from "./in-and-out.ts";
import { filterOf } from "./input.ts";
import { countByKind, countQueue, listQueue, QUEUE_PAGE } from "./queries.ts";

let cast: Cast;
let people: People;
let author: Person;
let reader: Person;
let leader: Person;
let deputy: Person;
let above: Person;
let sister: Person;

beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
  ({ author, reader, leader, deputy, above, sister } = people);
});
beforeEach(clearDesk);

const flagged = (where = {}) => plantFlagged(cast, people, where);
const rowOf = async (id: string) => (await db.select().from(queueItems).where(eq(queueItems.id, id)))[0]!;

test("filters show what they say, and an unknown or foreign unit shows nothing", async () => {
  const one = await flagged();
  const board = await plantBoard(cast.unit("works-1"), { needsApproval: true });
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [{ by: author }]);
  const held = await reply(author, { threadId: thread.id, text: "等一等" });
  const day = new Date(Date.now() - 25 * 3_600_000);
  await db.update(queueItems).set({ since: day }).where(eq(queueItems.id, one.itemId));
  const shown = async (query: Record<string, string>) => (await listQueue(leader, filterOf(query))).map(({ id }) => id);
  expect(await shown({})).toEqual([one.postId, held.id]);
  expect(await shown({ kind: "pending" })).toEqual([held.id]);
  expect(await shown({ kind: "flags" })).toEqual([one.postId]);
  expect(await shown({ unit: "works-1" })).toEqual([held.id]);
  expect(await shown({ late: "1" })).toEqual([one.postId]);
  expect(await shown({ kind: "' or 1=1", hands: "x", unit: "../", late: "2" })).toEqual([one.postId, held.id]);
  for (const unit of ["logistics", "nowhere", "site"]) expect(await shown({ unit })).toEqual([]);
  expect(await countByKind(leader, ["flags", "pending", "appeal"])).toEqual({ flags: 1, pending: 1, appeal: 0 });
});

test("pages of the queue follow each other without gap or repeat, even where matters came at one instant", async () => {
  const { thread, postId } = await flagged();
  const since = new Date();
  const rows = Array.from({ length: QUEUE_PAGE + 7 }, (_, at) => ({ threadId: thread.id, postId: "", number: at + 2 }));
  for (const row of rows) {
    const [post] = await db
      .insert(posts)
      .values({ threadId: thread.id, number: row.number, authorId: author.id, body: { type: "doc", content: [] } })
      .returning();
    row.postId = post!.id;
    const about = { unitId: cast.unit("works"), threadId: thread.id, postId: post!.id, memberId: author.id };
    await db.insert(queueItems).values({ kind: "flags", ...about, since });
  }
  const first = await listQueue(leader);
  const second = await listQueue(leader, undefined, readCursor(first.at(-1)!.cursor));
  expect([first.length, second.length]).toEqual([QUEUE_PAGE, 8]);
  const seen = [...first, ...second].map(({ id }) => id);
  expect(new Set(seen)).toEqual(new Set([postId, ...rows.map((row) => row.postId)]));
  expect(seen.length).toBe(rows.length + 1);
});

test("what waits on a thread goes with it to the leaders of its new area, out of the hands it was in", async () => {
  const { thread, itemId, postId } = await flagged({ unit: null });
  await assignItem(above, { itemId, to: above.id, was: "" });
  expect((await listQueue(sister)).map(({ id }) => id)).toEqual([]);
  const there = await plantBoard(cast.unit("logistics"));
  await moveThread(above, { threadId: thread.id, boardId: there.id, reason: "属于物流" });
  expect((await listQueue(leader)).map(({ id }) => id)).toEqual([]);
  expect((await listQueue(sister)).map(({ id }) => id)).toEqual([postId]);
  expect(await rowOf(itemId)).toMatchObject({ unitId: cast.unit("logistics"), assigneeId: null });
});

test("what waits on the discussion of a bulletin goes with the bulletin to the leaders of its new area", async () => {
  const { id: columnId } = await plantColumn();
  const bulletin = await plantBulletin({ columnId, unitId: cast.unit("works"), authorId: above.id });
  const place = { bulletinId: bulletin.id, unitId: cast.unit("works") };
  const thread = await plantThread(place, author, [{ by: author }]);
  await flagPost(reader, { postId: thread.postIds[0]!, reason: "other" });
  expect(await listQueue(leader)).toHaveLength(1);
  await db
    .update(publications)
    .set({ unitId: cast.unit("logistics") })
    .where(eq(publications.bulletinId, bulletin.id));
  // From the moment on which it is moved, and not only once the worker has heard of it.
  expect(await listQueue(leader)).toEqual([]);
  await db.insert(events).values({ name: "bulletins.bulletin.moved", subjectId: bulletin.id });
  await deliver();
  expect([await listQueue(leader), (await listQueue(sister)).length]).toEqual([[], 1]);
});

test("a note on an appeal is read by those who have it in the queue, and written by nobody else", async () => {
  const { postId } = await flagged();
  const { id: actionId } = await hidePost(leader, { postId, reason: "写了他人隐私" });
  const { id: appealId } = await appeal(author, { actionId, text: "那是公开的电话" });
  await noteAppeal(above, { appealId, note: "已核对电话簿" });
  const reviewer = await cast.staff("reviewer");
  for (const handler of [above, deputy, reviewer])
    expect(await listNotesOn(handler, appealId)).toMatchObject([{ note: "已核对电话簿", actorName: "唐敬之" }]);
  for (const actor of [leader, sister, reader, author, cast.guest])
    expect(await listNotesOn(actor, appealId)).toEqual([]);
  for (const actor of [sister, reader, cast.guest])
    for (const id of [appealId, crypto.randomUUID()])
      await expect(noteAppeal(actor, { appealId: id, note: "x" })).rejects.toMatchObject({ code: "not_found" });
  for (const actor of [leader, author])
    await expect(noteAppeal(actor, { appealId, note: "x" })).rejects.toMatchObject({ code: "forbidden" });
});

test("what an author takes back waits no longer: at once for readers, and soon in the row", async () => {
  const { postId, itemId } = await flagged();
  await deletePost(author, { postId });
  expect(await listQueue(leader)).toEqual([]);
  expect(await countQueue(leader)).toBe(0);
  await deliver();
  expect(await rowOf(itemId)).toMatchObject({ closedAt: expect.any(Date), closedBy: null });
});

test("a flag that comes while another is being settled is settled too, or waits anew: it is never forgotten", async () => {
  const witness = await cast.member("works-2");
  const { postId, thread } = await flagged();
  const about = { unitId: thread.unitId, threadId: thread.id, postId, memberId: author.id };
  let settling: Promise<unknown> = Promise.resolve();
  await db.transaction(async (tx) => {
    await tx.insert(flags).values({ postId, flaggerId: witness.id, reason: "other" });
    await queueFlagged(tx, about);
    let isOver = false;
    settling = dismissFlags(leader, { postId }).finally(() => {
      isOver = true;
    });
    // Until it waits for this flag, or would have gone past it.
    await vi.waitUntil(async () => isOver || (await waiting()) > 0, 10_000);
  });
  await settling;
  const waits = (await listQueue(leader)).find(({ id }) => id === postId);
  const open = await db.query.flags.findMany({ where: (f) => and(eq(f.postId, postId), isNull(f.settledBy)) });
  expect(waits?.flagCount ?? 0).toBe(open.length);
});
