import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { listPeriods } from "./board-posts.ts";
import { exportBoard } from "./commands/export-board.ts";
import { listOwnPosts } from "./queries.ts";

let cast: Cast;
let author: Actor & { id: string };
let other: Actor & { id: string };
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "石磊");
  other = await cast.member("works-1", "唐婉");
});

const talk = async (unit: string | null) => {
  const unitId = unit && cast.unit(unit);
  const board = await plantBoard(unitId);
  const thread = await plantThread({ boardId: board.id, unitId }, author, [
    { by: author, text: "=1+1" },
    { by: other, text: "好", parentNumber: 1 },
    { by: author, text: "秘密", hidden: "跑题" },
    { by: other, text: "等着", pending: true },
    { by: other, text: "收回", deleted: true },
  ]);
  return { board, thread };
};

test("a board is taken out thread by thread, speakers as numbers, what readers do not see without its words", async () => {
  const { board } = await talk("works");
  const leader = await cast.leader("works");
  const { rows } = await exportBoard(leader, { boardId: board.id });
  expect(rows.map(({ number, parentNumber, speaker, text }) => [number, parentNumber, speaker, text])).toEqual([
    [1, null, 1, "=1+1"],
    [2, 1, 2, "好"],
    [3, null, 1, null],
    [5, null, 2, null],
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/石磊|唐婉|秘密|等着|收回/);
  const [event] = await db.select().from(events).where(eq(events.subjectId, board.id));
  expect(event).toMatchObject({ name: "forum.board.exported", actorId: leader.id, payload: { rows: 4 } });
});

test("a large board is taken out by year, and by month where a year is too much; a speaker keeps their number in every part", async () => {
  const board = await plantBoard(cast.unit("works"));
  const at = (text: string) => new Date(text);
  await plantThread({ boardId: board.id, unitId: board.unitId }, author, [
    { by: author, at: at("2024-05-01T08:00:00+08:00") },
    // New Year's Eve elsewhere is the new year here.
    { by: other, at: at("2024-12-31T17:00:00Z") },
    { by: author, at: at("2026-01-31T23:59:00+08:00") },
    { by: other, at: at("2026-03-01T08:00:00+08:00") },
    { by: author, at: at("2026-03-02T08:00:00+08:00"), pending: true },
  ]);
  const leader = await cast.leader("works");
  expect(await listPeriods(leader, board.id)).toEqual([""]);
  expect(await listPeriods(leader, board.id, 2)).toEqual(["2026", "2025", "2024"]);
  expect(await listPeriods(leader, board.id, 1)).toEqual(["2026-03", "2026-01", "2025", "2024"]);
  const partOf = async (period: string) =>
    (await exportBoard(leader, { boardId: board.id, period })).rows.map(({ number, speaker }) => [number, speaker]);
  expect(await partOf("2026")).toEqual([
    [3, 1],
    [4, 2],
  ]);
  expect(await partOf("2026-03")).toEqual([[4, 2]]);
  expect(await partOf("2025")).toEqual([[2, 2]]);
  expect(await partOf("2023")).toEqual([]);
  for (const period of ["2026-13", "26", "2026-3", "'; drop table posts; --"])
    await expect(exportBoard(leader, { boardId: board.id, period })).rejects.toMatchObject({ code: "invalid" });
});

test("only who moderates a board takes it out; to a leader elsewhere it does not exist", async () => {
  const { board } = await talk("works");
  const boardId = board.id;
  for (const outsider of [await cast.leader("office"), await cast.member("office-1"), cast.guest])
    await expect(exportBoard(outsider, { boardId })).rejects.toMatchObject({ code: "not_found" });
  for (const insider of [author, await cast.leader("works-1"), await cast.staff("editor")])
    await expect(exportBoard(insider, { boardId })).rejects.toMatchObject({ code: "forbidden" });
  await exportBoard(await cast.leader("group"), { boardId });
});

test("one's own words are all that one may still read; those in a unit that was left stay there", async () => {
  const mover = await cast.member("works-1");
  const board = await plantBoard(null);
  await plantThread({ boardId: board.id, unitId: null }, mover, [{ by: mover, text: "**全站**" }, { by: other }]);
  const inside = await plantBoard(cast.unit("works"));
  await plantThread({ boardId: inside.id, unitId: inside.unitId }, mover, [{ by: mover, text: "单位里说的" }]);
  const texts = async () => (await listOwnPosts(await cast.again(mover.id))).map(({ text }) => text);
  expect(await texts()).toEqual(["\\*\\*全站\\*\\*", "单位里说的"]);
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, mover.id));
  expect(await texts()).toEqual(["\\*\\*全站\\*\\*"]);
});
