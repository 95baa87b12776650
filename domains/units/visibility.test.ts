import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { ROLES } from "#db/enums/roles.ts";
import { units } from "#db/schema/units.ts";
import { type Cast, castOf, UNIT_PATHS } from "#db/testing/cast.ts";
import { guest, system, type Viewer } from "#domains/kernel/actor.ts";
import { inVisibleArea, mayEnterArea } from "./visibility.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await castOf();
});

/** The areas a viewer may enter, by the SQL rule. */
async function areasBySql(viewer: Viewer): Promise<string[]> {
  const rows = await db.select({ path: units.path }).from(units).where(inVisibleArea(viewer, units.id));
  return rows.map((row) => row.path).sort();
}

const areasByPredicate = (viewer: Viewer) => UNIT_PATHS.filter((path) => mayEnterArea(viewer, path)).sort();

test("the SQL rule and the predicate open the same areas to everyone", async () => {
  const viewers: Viewer[] = [guest, system, { kind: "audience", area: "site" }, { kind: "audience", area: "public" }];
  for (const path of UNIT_PATHS) {
    const slug = path.split(".").at(-1)!;
    viewers.push({ kind: "audience", area: `unit:${slug}` }, await cast.member(slug), await cast.leader(slug));
  }
  for (const role of ROLES)
    viewers.push(await cast.staff(role), await cast.person({ unit: "logistics-1", roles: [role], over: "works" }));
  for (const viewer of viewers) expect(await areasBySql(viewer)).toEqual(areasByPredicate(viewer));
});

test("a member enters the own unit and those above it, never a sister or a child", async () => {
  const member = await cast.member("works-1");
  expect(areasByPredicate(member)).toEqual(["group", "group.works", "group.works.works-1"]);
});

test("a leader also enters the units below, an administrator none but the own", async () => {
  expect(areasByPredicate(await cast.leader("works"))).toEqual([
    "group",
    "group.works",
    "group.works.works-1",
    "group.works.works-2",
  ]);
  expect(areasByPredicate(await cast.staff("system-admin"))).toEqual(["group"]);
});

test("a unit whose slug begins like another's is not below it", () => {
  expect(mayEnterArea({ kind: "audience", area: "unit:works" }, "group.works-1")).toBe(false);
});
