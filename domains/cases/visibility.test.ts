import { beforeAll, expect, test } from "vitest";
import { ROLES } from "#db/enums/roles.ts";
import { plantCase } from "#db/testing/cases.ts";
import { type Cast, castOf, UNIT_PATHS } from "#db/testing/cast.ts";
import { countQueries } from "#db/testing/count-queries.ts";
import { guest, system, type Viewer } from "#domains/kernel/actor.ts";
import { mayEnterArea } from "#domains/units/visibility.ts";
import { type Cursor, readCursor } from "#lib/cursor.ts";
import { findCaseDraft, listCaseDrafts } from "./drafts/queries.ts";
import { canReadCaseDraft } from "./policy.ts";
import { CASES_PER_PAGE, findCase, findNewestCase, listCases, listRelatedCases } from "./queries.ts";

let cast: Cast;
let viewers: Viewer[];
let planted: { id: string; path: string | null; isPublished: boolean }[];
type Counted = { queries: number; result: Awaited<ReturnType<typeof listCases>> };

beforeAll(async () => {
  cast = await castOf();
  const author = await cast.staff("editor");
  planted = [];
  for (const slug of [null, "group", "works", "works-1", "logistics"]) {
    for (const publishedAt of [null, new Date()]) {
      const { id } = await plantCase({ unitId: slug && cast.unit(slug), authorId: author.id, publishedAt });
      planted.push({ id, path: slug && cast.path(slug), isPublished: publishedAt !== null });
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

test("a list shows exactly what can be opened one by one, and that is what the rule says", async () => {
  for (const viewer of viewers) {
    const rule = idsOf(planted.filter(({ isPublished, path }) => isPublished && mayEnterArea(viewer, path)));
    expect(idsOf((await listCases(viewer)).cases)).toEqual(rule);
    const found = await Promise.all(planted.map(({ id }) => findCase(viewer, id)));
    expect(idsOf(found.filter((row) => row !== null))).toEqual(rule);
    const related = await listRelatedCases(viewer, { id: planted[0]!.id, breach: "integrity" });
    for (const { id } of related) expect(rule).toContain(id);
    expect((await findNewestCase(viewer)) === null).toBe(rule.length === 0);
  }
});

test("the desk lists exactly the cases that can be opened one by one, and that is what policy says", async () => {
  for (const viewer of viewers) {
    if (viewer.kind === "audience") continue;
    const rule = idsOf(planted.filter(({ path }) => canReadCaseDraft(viewer, { unitPath: path, publishedAt: null })));
    expect(idsOf((await listCaseDrafts(viewer)).cases)).toEqual(rule);
    const found = await Promise.all(planted.map(({ id }) => findCaseDraft(viewer, id)));
    expect(idsOf(found.filter((row) => row !== null))).toEqual(rule);
  }
});

test("a malformed or unknown id is nothing", async () => {
  for (const id of ["", "1", "x".repeat(36), "00000000-0000-7000-8000-000000000000"]) {
    expect(await findCase(system, id)).toBeNull();
    expect(await findCaseDraft(system, id)).toBeNull();
  }
});

test("a list of one kind of breach goes on page by page, one query each, without repeating or leaving out a case", async () => {
  const author = await cast.staff("editor");
  const unitId = cast.unit("office-1");
  const at = new Date("2026-11-01T08:00:00.000Z");
  const total = CASES_PER_PAGE + 7;
  const ids: string[] = [];
  for (let n = 0; n < total; n++) {
    ids.push((await plantCase({ unitId, authorId: author.id, breach: "life", publishedAt: at })).id);
    await plantCase({ unitId, authorId: author.id, breach: "work", publishedAt: at });
  }
  const viewer: Viewer = { kind: "audience", area: "unit:office-1" };
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const before: Cursor | null = cursor === null ? null : readCursor(cursor);
    const { queries, result }: Counted = await countQueries(() => listCases(viewer, { breach: "life", before }));
    expect(queries).toBe(1);
    seen.push(...result.cases.map((row) => row.id));
    cursor = result.next;
  } while (cursor !== null);
  expect(seen.length).toBe(total);
  expect([...seen].sort()).toEqual(ids.sort());
  const { queries } = await countQueries(() => findCase(viewer, ids[0]!));
  expect(queries).toBe(2);
});
