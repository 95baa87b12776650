import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { countQueries } from "#db/testing/count-queries.ts";
import { type PlantedPost, plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { markRead } from "../../reading/commands/mark-read.ts";
import { Jump } from "../../threads/jump/input.ts";
import { findGoal } from "../../threads/jump/queries.ts";
import { findThread } from "../../threads/queries.ts";
import { listFloors } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
let reader: Person;
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1");
  reader = await cast.member("works-2");
});

const at = (day: number, hour = 12) => new Date(Date.UTC(2026, 2, day, hour - 8));

async function threadOf(planted: PlantedPost[]) {
  const board = await plantBoard(cast.unit("works"));
  const { id } = await plantThread({ boardId: board.id, unitId: board.unitId }, author, planted);
  return (await findThread(reader, id))!;
}

test("a jump to a day leads to the first post of that day or the next one, after the last day to the last post", async () => {
  const days = [1, 1, 3, 3, 3, 8];
  const thread = await threadOf(days.map((day, index) => ({ by: author, at: at(day, 1 + index) })));
  const goal = (date: string) => findGoal(reader, thread, { date });
  expect(await goal("2026-03-01")).toBe(1);
  expect(await goal("2026-02-01")).toBe(1);
  expect(await goal("2026-03-02")).toBe(3);
  expect(await goal("2026-03-03")).toBe(3);
  expect(await goal("2026-03-04")).toBe(6);
  expect(await goal("2026-12-31")).toBe(6);
});

test("days begin at midnight of the organisation, not of Greenwich", async () => {
  const thread = await threadOf([
    { by: author, at: at(1, 23) },
    { by: author, at: at(2, 1) },
    { by: author, at: at(2, 12) },
  ]);
  expect(await findGoal(reader, thread, { date: "2026-03-02" })).toBe(2);
});

test("a jump to a number that the reader does not see leads to the next that they see, else to the last", async () => {
  const thread = await threadOf([
    { by: author },
    { by: author, pending: true },
    { by: author },
    { by: author, pending: true },
  ]);
  const goal = (number: number) => findGoal(reader, thread, { number });
  expect([await goal(1), await goal(2), await goal(4), await goal(9_999_999)]).toEqual([1, 3, 3, 3]);
  expect(await findGoal(author, thread, { number: 2 })).toBe(2);
});

test("a jump to what is unread leads to the first unread post, for whoever has read all to the last", async () => {
  const thread = await threadOf([{ by: author }, { by: author, pending: true }, { by: author }]);
  const unread = () => findGoal(reader, thread, { to: "unread" });
  expect(await unread()).toBe(1);
  await markRead(reader, { threadId: thread.id, number: 1 });
  expect(await unread()).toBe(3);
  await markRead(reader, { threadId: thread.id, number: 3 });
  expect(await unread()).toBe(3);
  expect(await findGoal(reader, thread, { to: "end" })).toBe(3);
});

test("a day is found behind posts that the reader does not see yet", async () => {
  const thread = await threadOf([{ by: author, at: at(1) }]);
  // The second day begins with the tenth post; from the fourth on the first day waits for approval.
  await db.execute(sql`insert into posts (thread_id, number, author_id, body, created_at, pending_since)
    select ${thread.id}, n, ${author.id}, '{"type":"doc","content":[]}',
      ${at(1).toISOString()}::timestamptz + (n / 10) * interval '1 day', case when n between 4 and 9 then now() end
    from generate_series(2, 600) n`);
  const long = { ...thread, lastNumber: 600, lastShownNumber: 600 };
  expect(await findGoal(reader, long, { date: "2026-03-02" })).toBe(10);
});

test("older posts that were moved behind newer ones lead no jump astray, also where they are many", async () => {
  const days = [1, 1, 3, 8, 8, 9];
  const older = Array.from({ length: 3 }, () => new Date(at(1).getTime() - 30 * 86_400_000));
  const instants = [...days.map((day, index) => at(day, 1 + index)), ...older];
  const thread = await threadOf(instants.map((instant) => ({ by: author, at: instant })));
  const goal = (date: string) => findGoal(reader, thread, { date });
  expect([await goal("2026-03-02"), await goal("2026-03-08"), await goal("2026-03-09")]).toEqual([3, 4, 6]);
  const many = await threadOf([{ by: author, at: at(1) }]);
  // Twenty posts a day from the second on, and behind them as many of the month before.
  await db.execute(sql`insert into posts (thread_id, number, author_id, body, created_at)
    select ${many.id}, n, ${author.id}, '{"type":"doc","content":[]}', ${at(1, 0).toISOString()}::timestamptz
      + case when n <= 500 then n / 20 * interval '1 day' else (n - 1000) * interval '1 hour' end
    from generate_series(2, 1000) n`);
  const long = { ...many, lastNumber: 1000, lastShownNumber: 1000 };
  expect(await findGoal(reader, long, { date: "2026-03-11" })).toBe(200);
});

test("in a thread of 50,000 posts a day is found to the post in two queries, and 200 posts tell the scrubber its dates", async () => {
  const thread = await threadOf([{ by: author, at: at(1) }]);
  await db.execute(sql`insert into posts (thread_id, number, author_id, body, created_at)
    select ${thread.id}, n, ${author.id}, '{"type":"doc","content":[]}', ${at(1).toISOString()}::timestamptz + n * interval '10 minutes'
    from generate_series(2, 50000) n`);
  await db.execute(sql`analyze posts`);
  const long = { ...thread, lastNumber: 50_000, lastShownNumber: 50_000 };
  const floors = await listFloors(reader, long);
  expect(floors.length).toBe(200);
  expect(floors.map(({ number }) => number).slice(0, 3)).toEqual([1, 251, 501]);
  const { result, queries } = await countQueries(() => findGoal(reader, long, { date: "2026-08-20" }));
  expect(queries).toBeLessThanOrEqual(2);
  const [exact] = await db.execute<{ n: number }>(sql`select min(number) as n from posts
    where thread_id = ${thread.id} and created_at >= '2026-08-20T00:00:00+08:00'`);
  expect(result).toBe(exact?.n);
});

test("what is no number, no day and no place is no jump", () => {
  const bad = [
    {},
    { number: "0" },
    { number: "1e3" },
    { number: "12345678" },
    { date: "2026-02-30" },
    { date: "18" },
    { to: "x" },
  ];
  expect(bad.filter((each) => Jump.safeParse(each).success)).toEqual([]);
  expect(Jump.parse({ number: "12" })).toEqual({ number: 12 });
});
