import { eq, inArray } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { boards, threads } from "#db/schema/forum.ts";
import { threadLabels } from "#db/schema/labels.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { plantLabels } from "#db/testing/labels.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { lockThread } from "../commands/lock-thread.ts";
import { findTargetBoard } from "../subjects.ts";
import { clearDesk, deliver, type People, peopleOf } from "../testing.ts";
import { codeOf, REASON } from "../testing-moves.ts";
import { workThreads } from "./commands/work-threads.ts";
import { listThreadRows } from "./queries.ts";

let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(clearDesk);

async function plant(count = 3) {
  const { author } = people;
  const unitId = cast.unit("works");
  const board = await plantBoard(unitId, { threadCount: count });
  const ids: string[] = [];
  for (let n = 0; n < count; n++)
    ids.push((await plantThread({ boardId: board.id, unitId }, author, [{ by: author }])).id);
  return { board, boardId: board.id, ids };
}
const rowsOf = async (ids: string[]) => db.select().from(threads).where(inArray(threads.id, ids)).orderBy(threads.id);
const refusals = async (
  boardId: string,
  deed: "lock" | "move" | "label",
  threadIds: string[],
  labels: string[] = [],
) => {
  const board = (await findTargetBoard(people.leader, boardId))!;
  return (await listThreadRows(people.leader, { board, deed, threadIds, labels })).map(({ refusal }) => refusal);
};

test("threads are locked together for one reason, those locked already are left out, and every author is told", async () => {
  const { author, leader } = people;
  const { boardId, ids } = await plant();
  await lockThread(leader, { threadId: ids[0]!, reason: "早先的理由" });
  expect(await refusals(boardId, "lock", ids)).toEqual(["locked", null, null]);
  expect(await workThreads(leader, { boardId, threadIds: ids, deed: "lock", ...REASON })).toMatchObject({ done: 2 });
  expect((await rowsOf(ids)).every(({ lockedBy }) => lockedBy !== null)).toBe(true);
  await deliver();
  expect((await listInbox(author)).map(({ actionKind, reason }) => [actionKind, reason])).toEqual([
    ["lock-thread", REASON.reason],
    ["lock-thread", REASON.reason],
    ["lock-thread", "早先的理由"],
  ]);
  expect(await codeOf(workThreads(leader, { boardId, threadIds: ids, deed: "lock", ...REASON }))).toBe("nothingToDo");
});

test("threads move together into the same circle or a smaller one, and the boards count them", async () => {
  const { leader } = people;
  const { boardId, ids } = await plant();
  const [below, all, foreign] = await Promise.all(
    ["works-1", null, "logistics"].map((unit) => plantBoard(unit && cast.unit(unit))),
  );
  const move = (toBoardId: string) =>
    codeOf(workThreads(leader, { boardId, threadIds: ids.slice(0, 2), deed: "move", toBoardId, ...REASON }));
  expect(await move(all!.id)).toBe("forbidden");
  expect(
    await codeOf(workThreads(people.above, { boardId, threadIds: ids, deed: "move", toBoardId: all!.id, ...REASON })),
  ).toBe("widerAudience");
  expect(await move(foreign!.id)).toBe("not_found");
  expect(await move("")).toBe("required");
  expect(await move(below!.id)).toBe("done");
  expect((await rowsOf(ids)).map((row) => row.boardId)).toEqual([below!.id, below!.id, boardId]);
  const counts = await db
    .select()
    .from(boards)
    .where(inArray(boards.id, [boardId, below!.id]))
    .orderBy(boards.id);
  expect(counts.map(({ threadCount }) => threadCount)).toEqual([1, 2]);
  expect(await refusals(boardId, "lock", ids)).toEqual(["gone", "gone", null]);
});

test("labels are added to what threads bear, and where the rules of the board would break nothing changes", async () => {
  const { leader, author } = people;
  const { boardId, ids } = await plant();
  const { labels } = await plantLabels(cast.unit("works"), ["安全", "质量"], { pick: "one" });
  const free = await plantLabels(cast.unit("works"), ["夜班"], { pick: "several" });
  const [safe, good] = labels.map(({ id }) => id);
  await db.insert(threadLabels).values({ threadId: ids[0]!, labelId: good!, labelledBy: author.id });
  await db.insert(threadLabels).values({ threadId: ids[1]!, labelId: free.labels[0]!.id, labelledBy: author.id });
  await db.insert(threadLabels).values({ threadId: ids[2]!, labelId: safe!, labelledBy: author.id });
  expect(await refusals(boardId, "label", ids, [safe!])).toEqual(["labels", null, "labelled"]);
  const work = { boardId, threadIds: ids, deed: "label" as const, labels: [safe!] };
  expect(await workThreads(leader, work)).toMatchObject({ done: 1 });
  const borne = await db.select().from(threadLabels).where(eq(threadLabels.threadId, ids[1]!));
  expect(borne.map(({ labelId }) => labelId).sort()).toEqual([free.labels[0]!.id, safe!].sort());
  expect(await codeOf(workThreads(leader, { ...work, labels: [] }))).toBe("required");
  expect(await codeOf(workThreads(leader, { ...work, labels: [crypto.randomUUID()] }))).toBe("nothingToDo");
});

test("who keeps no order on the board does nothing, and for whoever may not enter it there is none", async () => {
  const { author, reader, leader, sister } = people;
  const { boardId, ids } = await plant();
  const other = await plant();
  const work = { boardId, threadIds: ids, deed: "lock" as const, ...REASON };
  for (const who of [author, reader]) expect(await codeOf(workThreads(who, work))).toBe("forbidden");
  for (const who of [sister, cast.guest]) expect(await codeOf(workThreads(who, work))).toBe("not_found");
  expect(await codeOf(workThreads(leader, { ...work, reason: "" }))).toBe("required");
  // Of another board nothing is touched by way of this one.
  expect(await codeOf(workThreads(leader, { ...work, threadIds: other.ids }))).toBe("nothingToDo");
  expect((await rowsOf([...ids, ...other.ids])).every(({ lockedBy }) => lockedBy === null)).toBe(true);
});

test("of two leaders at the same threads the second does what is left", async () => {
  const { leader, deputy } = people;
  const { boardId, ids } = await plant();
  const second = await afterTheFirst(
    (tx) => workThreads(leader, { boardId, threadIds: ids.slice(0, 2), deed: "lock", ...REASON }, tx),
    () => workThreads(deputy, { boardId, threadIds: ids.slice(1), deed: "lock", ...REASON }),
  );
  expect(second).toMatchObject({ done: 1 });
});
