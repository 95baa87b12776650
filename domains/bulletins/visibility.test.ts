import { beforeAll, expect, test } from "vitest";
import { ROLES } from "#db/enums/roles.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf, UNIT_PATHS } from "#db/testing/cast.ts";
import { countQueries } from "#db/testing/count-queries.ts";
import { guest, system, type Viewer } from "#domains/kernel/actor.ts";
import { mayEnterArea } from "#domains/units/visibility.ts";
import { type Cursor, readCursor } from "#lib/cursor.ts";
import { findDraft, listDrafts } from "./drafts/queries.ts";
import { canReadDraft } from "./policy.ts";
import {
  BULLETINS_PER_PAGE,
  findBulletin,
  homeBulletins,
  listBulletins,
  listNeighbours,
  listVisiblePublications,
} from "./queries.ts";

let cast: Cast;
let viewers: Viewer[];
let planted: { id: string; path: string | null; state: "draft" | "withdrawn" | "published" }[];
type Counted = { queries: number; result: Awaited<ReturnType<typeof listBulletins>> };
const AREAS = [null, "group", "works", "works-1", "logistics"];

beforeAll(async () => {
  cast = await castOf();
  const column = await plantColumn("notices");
  const author = await cast.staff("editor");
  planted = [];
  for (const slug of AREAS) {
    for (const state of ["draft", "withdrawn", "published"] as const) {
      const unitId = slug && cast.unit(slug);
      const { id } = await plantBulletin({ columnId: column.id, unitId, authorId: author.id, state });
      planted.push({ id, path: slug && cast.path(slug), state });
    }
  }
  viewers = [guest, system, author, { kind: "audience", area: "site" }, { kind: "audience", area: "public" }];
  for (const path of UNIT_PATHS) {
    const slug = path.split(".").at(-1)!;
    viewers.push({ kind: "audience", area: `unit:${slug}` }, await cast.member(slug), await cast.leader(slug));
  }
  for (const role of ROLES) viewers.push(await cast.staff(role), await cast.staff(role, "works"));
});

const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id).sort();
const plantedWhere = (rule: (bulletin: (typeof planted)[number]) => boolean) => idsOf(planted.filter(rule));

test("a list shows exactly what can be opened one by one, and that is what the rule says", async () => {
  for (const viewer of viewers) {
    const rule = plantedWhere(({ state, path }) => state === "published" && mayEnterArea(viewer, path));
    expect(idsOf((await listBulletins(viewer)).bulletins)).toEqual(rule);
    const found = await Promise.all(planted.map(({ id }) => findBulletin(viewer, id)));
    expect(idsOf(found.filter((row) => row !== null))).toEqual(rule);
    const { lead, rest } = await homeBulletins(viewer, "2026-01-01");
    expect(idsOf(lead ? [lead, ...rest] : [])).toEqual(rule);
    const publications = found.flatMap((row) => (row ? [row.publicationId] : []));
    expect((await listVisiblePublications(viewer, publications)).sort()).toEqual(publications.sort());
  }
});

test("the desk lists exactly the working copies that can be opened one by one, and that is what policy says", async () => {
  for (const viewer of viewers) {
    if (viewer.kind === "audience") continue;
    const rule = plantedWhere(({ path }) => canReadDraft(viewer, { unitPath: path, published: null }));
    expect(idsOf((await listDrafts(viewer)).drafts)).toEqual(rule);
    const found = await Promise.all(planted.map(({ id }) => findDraft(viewer, id)));
    expect(idsOf(found.filter((row) => row !== null))).toEqual(rule);
  }
});

test("a list asked for one area shows that area's bulletins only, and nothing to those who may not enter it", async () => {
  const worker = await cast.member("works-1");
  const of = async (viewer: Viewer, unit: string | null) => idsOf((await listBulletins(viewer, { unit })).bulletins);
  for (const slug of AREAS) {
    const own = plantedWhere(({ path, state }) => state === "published" && path === (slug && cast.path(slug)));
    expect(await of(worker, slug)).toEqual(slug === "logistics" ? [] : own);
    const area = slug === null ? "site" : (`unit:${slug}` as const);
    expect(await of({ kind: "audience", area }, slug)).toEqual(own);
  }
});

test("a malformed or unknown id is nothing", async () => {
  for (const id of ["", "1", "x".repeat(36), "00000000-0000-7000-8000-000000000000"]) {
    expect(await findBulletin(system, id)).toBeNull();
    expect(await findDraft(system, id)).toBeNull();
  }
});

test("pages of a list neither repeat nor leave out a bulletin, even of the same instant, and cost one query each", async () => {
  const column = await plantColumn("long");
  const author = await cast.staff("editor");
  const unitId = cast.unit("office-1");
  const at = new Date("2026-11-01T08:00:00.000Z");
  const total = 2 * BULLETINS_PER_PAGE + 5;
  const ids: string[] = [];
  for (let n = 0; n < total; n++) {
    const moment = new Date(at.getTime() - Math.floor(n / 10) * 1000);
    ids.push((await plantBulletin({ columnId: column.id, unitId, authorId: author.id, at: moment })).id);
  }
  const viewer: Viewer = { kind: "audience", area: "unit:office-1" };
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const before: Cursor | null = cursor === null ? null : readCursor(cursor);
    const { queries, result }: Counted = await countQueries(() => listBulletins(viewer, { columns: ["long"], before }));
    expect(queries).toBe(1);
    seen.push(...result.bulletins.map((row) => row.id));
    cursor = result.next;
  } while (cursor !== null);
  expect(seen.length).toBe(total);
  expect([...seen].sort()).toEqual(ids.sort());
});

test("neighbours lie in the same area and follow one another like the list", async () => {
  const viewer: Viewer = { kind: "audience", area: "unit:office-1" };
  const { bulletins } = await listBulletins(viewer);
  for (const [at, row] of bulletins.entries()) {
    const { previous, next } = await listNeighbours(viewer, row);
    if (at + 1 < bulletins.length) expect(previous?.id).toBe(bulletins[at + 1]!.id);
    expect(next?.id ?? null).toBe(bulletins[at - 1]?.id ?? null);
  }
});
