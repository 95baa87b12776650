import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { ROLES } from "#db/enums/roles.ts";
import { events } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { createUnit } from "./commands/create-unit.ts";
import { deactivateUnit } from "./commands/deactivate-unit.ts";
import { moveUnit } from "./commands/move-unit.ts";
import { nameOrganisation } from "./commands/name-organisation.ts";
import { reactivateUnit } from "./commands/reactivate-unit.ts";
import { renameUnit } from "./commands/rename-unit.ts";
import { reorderUnit } from "./commands/reorder-unit.ts";
import { listUnitTree, listVisibleUnits } from "./queries.ts";

let cast: Cast;
let admin: Actor;
beforeAll(async () => {
  cast = await castOf();
  admin = await cast.staff("system-admin");
});

const unitOf = async (id: string) => (await db.query.units.findFirst({ where: eq(units.id, id) }))!;
const newUnit = async (under: string, name = "新单位") => (await createUnit(admin, { parentId: under, name })).id;

/** The slugs from the root to the unit, by walking up the parents. */
function walkedPath(rows: (typeof units.$inferSelect)[], id: string): string {
  const row = rows.find((one) => one.id === id)!;
  return row.parentId === null ? row.slug : `${walkedPath(rows, row.parentId)}.${row.slug}`;
}
const walkedSubtree = (rows: (typeof units.$inferSelect)[], id: string): string[] => [
  id,
  ...rows.filter((row) => row.parentId === id).flatMap((row) => walkedSubtree(rows, row.id)),
];

test("a unit never comes to lie below itself, not even when two moves cross", async () => {
  const [a, b] = [await newUnit(cast.unit("works")), await newUnit(cast.unit("works"))];
  const inner = await newUnit(a);
  await expect(moveUnit(admin, { unitId: a, parentId: inner })).rejects.toMatchObject({
    fields: { parentId: { key: "belowItself" } },
  });
  await expect(moveUnit(admin, { unitId: a, parentId: a })).rejects.toMatchObject({ code: "invalid" });
  const crossed = await Promise.allSettled([
    moveUnit(admin, { unitId: a, parentId: b }),
    moveUnit(admin, { unitId: b, parentId: inner }),
  ]);
  expect(crossed.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("the root stays where and what it is", async () => {
  const root = cast.unit("group");
  for (const refused of [
    () => moveUnit(admin, { unitId: root, parentId: cast.unit("works") }),
    () => deactivateUnit(admin, { unitId: root }),
    () => reorderUnit(admin, { unitId: root, direction: "up" }),
  ])
    await expect(refused()).rejects.toMatchObject({ code: "invalid" });
});

test("a unit with people or with units in use below it stays in use; an empty one closes its area and opens it again", async () => {
  const unit = await newUnit(cast.unit("logistics"));
  const inner = await newUnit(unit);
  await expect(deactivateUnit(admin, { unitId: unit })).rejects.toMatchObject({
    fields: { form: { key: "unitHasChildren" } },
  });
  await deactivateUnit(admin, { unitId: inner });
  await deactivateUnit(admin, { unitId: unit });
  const leader = await cast.leader("logistics");
  expect((await listVisibleUnits(leader)).map(({ id }) => id)).not.toContain(unit);
  await expect(createUnit(admin, { parentId: unit, name: "里面" })).rejects.toMatchObject({
    fields: { parentId: { key: "unitInactive" } },
  });
  await expect(reactivateUnit(admin, { unitId: inner })).rejects.toMatchObject({
    fields: { form: { key: "parentInactive" } },
  });
  await reactivateUnit(admin, { unitId: unit });
  expect((await listVisibleUnits(leader)).map(({ id }) => id)).toContain(unit);

  await cast.member("office-2");
  await expect(deactivateUnit(admin, { unitId: cast.unit("office-2") })).rejects.toMatchObject({
    fields: { form: { key: "unitHasPeople" } },
  });
});

test("sisters change places one step at a time", async () => {
  const home = await newUnit(cast.unit("group"));
  const [a, b, c] = [await newUnit(home), await newUnit(home), await newUnit(home)];
  const order = async () => (await listUnitTree(admin)).filter(({ parentId }) => parentId === home).map(({ id }) => id);
  await reorderUnit(admin, { unitId: c!, direction: "up" });
  expect(await order()).toEqual([a, c, b]);
  await reorderUnit(admin, { unitId: a!, direction: "up" });
  expect(await order()).toEqual([a, c, b]);
});

test("an address is made from the name where none is given, and is never given twice", async () => {
  const first = await createUnit(admin, { parentId: cast.unit("works"), name: "第九支部" });
  const second = await createUnit(admin, { parentId: cast.unit("office"), name: "第九支部" });
  expect([first.slug, second.slug]).toEqual(["di-jiu-zhi-bu", "di-jiu-zhi-bu-2"]);
  const refused = { parentId: cast.unit("works"), name: "重名", slug: "works-1" };
  await expect(createUnit(admin, refused)).rejects.toMatchObject({ fields: { slug: { key: "taken" } } });
  for (const slug of ["1a", "a_b", "-a", "a-", "a.b"])
    await expect(createUnit(admin, { ...refused, slug })).rejects.toMatchObject({ fields: { slug: { key: "slug" } } });
});

test("only the system administrator of the whole organisation draws the tree; for all others the unit does not exist", async () => {
  const unitId = cast.unit("works-1");
  const parentId = cast.unit("office");
  const outsiders: Actor[] = [cast.guest, await cast.member("works-1"), await cast.leader("group")];
  for (const role of ROLES.filter((one) => one !== "system-admin")) outsiders.push(await cast.staff(role));
  outsiders.push(await cast.staff("system-admin", "works"));
  const before = await db.select().from(units).orderBy(units.id);
  const [{ n: eventsBefore } = { n: 0 }] = await db.select({ n: sql<number>`count(*)::int` }).from(events);
  for (const actor of outsiders)
    for (const attempt of [
      () => createUnit(actor, { parentId, name: "越权" }),
      () => renameUnit(actor, { unitId, name: "越权" }),
      () => moveUnit(actor, { unitId, parentId }),
      () => reorderUnit(actor, { unitId, direction: "up" }),
      () => deactivateUnit(actor, { unitId }),
      () => reactivateUnit(actor, { unitId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  for (const actor of outsiders)
    await expect(nameOrganisation(actor, { name: "越权" })).rejects.toBeInstanceOf(DomainError);
  expect(await db.select().from(units).orderBy(units.id)).toEqual(before);
  const [{ n: eventsAfter } = { n: 0 }] = await db.select({ n: sql<number>`count(*)::int` }).from(events);
  expect(eventsAfter).toBe(eventsBefore);
  expect((await unitOf(unitId)).name).toBe("works-1");
});

test("members learn of the units they may enter and of no others", async () => {
  const slugs = (await listVisibleUnits(await cast.member("works-1"))).map(({ slug }) => slug);
  expect(slugs).toEqual(expect.arrayContaining(["group", "works", "works-1"]));
  expect(slugs).not.toContain("works-2");
  expect(await listUnitTree(await cast.leader("group"))).toEqual([]);
});

// Last, because it leaves no unit where it was.
test("whatever is created and moved, every path is the slugs from the root, and subtrees by path are subtrees by parent", async () => {
  const step = fc.record({ deed: fc.constantFrom("create", "move", "move"), who: fc.nat(), where: fc.nat() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const ids = (await db.select({ id: units.id }).from(units).orderBy(units.id)).map(({ id }) => id);
      const pick = (n: number) => ids[n % ids.length]!;
      for (const { deed, who, where } of steps) {
        const parentId = pick(where);
        const done = deed === "create" ? newUnit(parentId) : moveUnit(admin, { unitId: pick(who), parentId });
        const outcome = await done.catch((error) => {
          if (!(error instanceof DomainError) || error.code !== "invalid") throw error;
          return null;
        });
        if (typeof outcome === "string") ids.push(outcome);
      }
      const rows = await db.select().from(units);
      for (const row of rows) expect(row.path).toBe(walkedPath(rows, row.id));
      const top = pick(steps[0]!.where);
      const byPath = await db
        .select({ id: units.id })
        .from(units)
        .where(sql`path <@ (select path from units where id = ${top})`);
      expect(byPath.map(({ id }) => id).sort()).toEqual(walkedSubtree(rows, top).sort());
    }),
    { numRuns: 12 },
  );
});
