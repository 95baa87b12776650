import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { bulletinConfirmations, mustReads } from "#db/schema/must-reads.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { readMatrix } from "./matrix.ts";
import { NAMED_FROM_PEOPLE } from "./policy.ts";
import { POINTS_MAX, readTrend } from "./trend.ts";

type Member = Actor & { id: string };

let cast: Cast;
let columnId: string;
let signer: Member;
let leader: Member;
let crew: Member[];
let others: Member[];
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("trend")).id;
  signer = await cast.staff("publisher");
  leader = await cast.leader("works-2");
  crew = await Promise.all(Array.from({ length: 6 }, () => cast.member("works-1")));
  others = await Promise.all(Array.from({ length: 3 }, () => cast.member("works-2")));
});
beforeEach(async () => {
  await db.delete(mustReads);
});

/** In the organisation's time zone. */
const at = (day: string, hour = "12:00") => new Date(`${day}T${hour}:00+08:00`);
const plant = async () => (await plantBulletin({ columnId, unitId: null, authorId: signer.id })).id;
const ask = (bulletinId: string, unit: string, askedOn: string, ended?: Date) =>
  db.insert(mustReads).values({
    ...{ bulletinId, unitId: cast.unit(unit), dueOn: "2026-10-30", requiredBy: signer.id, createdAt: at(askedOn) },
    ...(ended && { endedAt: ended, endedBy: signer.id }),
  });
const confirm = async (member: Member | undefined, bulletinId: string, confirmedAt: Date) => {
  const now = await db.query.publications.findFirst({ where: (p, { eq }) => eq(p.bulletinId, bulletinId) });
  await db
    .insert(bulletinConfirmations)
    .values({ bulletinId, memberId: member!.id, publicationId: now!.id, confirmedAt });
};
const trend = (actor: Actor, bulletinId: string, unit: string, today = "2026-10-06") =>
  readTrend(actor, { bulletinId, unit, now: at(today) });

test("day by day since it was asked, by the organisation's days; what was confirmed before stands on the first", async () => {
  const id = await plant();
  await ask(id, "works-1", "2026-10-02");
  await confirm(crew[0], id, at("2026-09-20"));
  await confirm(crew[1], id, at("2026-10-03", "23:59"));
  await confirm(crew[2], id, at("2026-10-04", "00:01"));
  await confirm(crew[3], id, at("2026-10-04"));
  await confirm(others[0], id, at("2026-10-04"));
  expect(await trend(signer, id, "works-1")).toEqual({
    people: 6,
    points: [
      { day: "2026-10-02", done: 1 },
      { day: "2026-10-03", done: 2 },
      { day: "2026-10-04", done: 4 },
      { day: "2026-10-05", done: 4 },
      { day: "2026-10-06", done: 4 },
    ],
  });
});

test("the last point is the figure of the matrix, below what is asked and above it; a request that was replaced began it", async () => {
  const id = await plant();
  await ask(id, "works", "2026-10-01", at("2026-10-03"));
  await ask(id, "works-1", "2026-10-03");
  await ask(id, "works-2", "2026-10-03");
  for (const member of [...crew.slice(0, 4), ...others.slice(0, 2)]) await confirm(member, id, at("2026-10-04"));
  for (const unit of ["group", "works", "works-1"]) {
    const matrix = await readMatrix(signer, { unit, period: "all" });
    const cell = matrix?.cells.get(cast.unit(unit))?.get(id);
    const found = await trend(signer, id, unit);
    expect([found?.people, found?.points.at(-1)?.done], unit).toEqual([cell?.people, cell?.done]);
    expect(found?.points[0]).toEqual({ day: "2026-10-01", done: 0 });
  }
});

test("a long time is told by several days, today among them, and nothing confirmed is no gap", async () => {
  const id = await plant();
  await ask(id, "works-1", "2025-10-02");
  const long = await trend(signer, id, "works-1");
  expect(long?.points.length).toBeLessThanOrEqual(POINTS_MAX);
  expect(long?.points.at(-1)).toEqual({ day: "2026-10-06", done: 0 });
  const today = await plant();
  await ask(today, "works-1", "2026-10-06");
  expect((await trend(signer, today, "works-1"))?.points).toEqual([{ day: "2026-10-06", done: 0 }]);
});

test("for who watches the unit; of fewer than five people for their leader alone", async () => {
  const id = await plant();
  await ask(id, "works", "2026-10-02");
  expect(NAMED_FROM_PEOPLE).toBe(5);
  expect(await trend(signer, id, "works-2"), "four people").toBeNull();
  expect((await trend(leader, id, "works-2"))?.people).toBe(4);
  expect(await trend(await cast.staff("editor", "works"), id, "works-2")).toBeNull();
  expect((await trend(await cast.staff("editor", "works"), id, "works"))?.people).toBe(10);
  for (const actor of [leader, crew[0]!, await cast.staff("publisher", "logistics"), cast.guest])
    expect(await trend(actor, id, "works-1")).toBeNull();
  expect(await trend(signer, await plant(), "works-1"), "not asked").toBeNull();
  expect(await trend(signer, "no-id", "works-1")).toBeNull();
  expect(await trend(signer, id, "nowhere")).toBeNull();
  // Who belongs to two units that are asked counts twice in the unit above, and is one person.
  const pair = await Promise.all([1, 2, 3].map(() => cast.member("office-1")));
  await db.insert(memberships).values(pair.map(({ id }) => ({ memberId: id, unitId: cast.unit("office-2") })));
  const twice = await plant();
  await ask(twice, "office-1", "2026-10-02");
  await ask(twice, "office-2", "2026-10-02");
  expect(await trend(signer, twice, "office"), "three people, six places").toBeNull();
  const few = await plant();
  await ask(few, "works-2", "2026-10-02");
  expect(await trend(signer, few, "works"), "four people are asked of ten").toBeNull();
});
