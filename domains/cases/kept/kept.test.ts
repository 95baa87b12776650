import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { plantCase } from "#db/testing/cases.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { KEPT_MAX, KEPT_PER_PAGE } from "#domains/kernel/kept.ts";
import { overlayFor } from "#domains/overlays.ts";
import { withdrawCase } from "../commands/withdraw-case.ts";
import { keepCase } from "./commands/keep-case.ts";
import { findCaseStanding, listKeptCases, listKeptCaseTitles } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let [editor, publisher, reader, stranger] = [null, null, null, null] as unknown as [Person, Person, Person, Person];
beforeAll(async () => {
  cast = await castOf();
  [editor, publisher] = [await cast.staff("editor"), await cast.staff("publisher")];
  [reader, stranger] = [await cast.member("works-1"), await cast.member("office-1")];
});

const plant = async (title: string, unit: string | null = null, publishedAt: Date | null = new Date()) =>
  (await plantCase({ unitId: unit && cast.unit(unit), authorId: editor.id, title, publishedAt })).id;
const keep = (actor: Actor, caseId: string, isKept: "true" | "false" = "true") => keepCase(actor, { caseId, isKept });
const titles = async (actor: Actor) => (await listKeptCases(actor)).kept.map(({ title }) => title);

test("what a member keeps they find again, the last kept first, until they let it go; nobody else does", async () => {
  const [first, second] = [await plant("先收藏的"), await plant("后收藏的", "works")];
  for (const id of [first, second, first]) await keep(reader, id);
  expect(await titles(reader)).toEqual(["后收藏的", "先收藏的"]);
  expect(await listKeptCaseTitles(reader)).toMatchObject([{ title: "后收藏的" }, { title: "先收藏的" }]);
  expect(await titles(stranger)).toEqual([]);
  expect(await findCaseStanding(reader, first)).toEqual({ isKept: true });
  expect(await overlayFor(reader, `/units/works/cases/${second}`)).toEqual({ standing: { isKept: true } });
  expect(await overlayFor(stranger, `/cases/${first}`)).toEqual({ standing: { isKept: false } });
  await keep(reader, first, "false");
  expect(await titles(reader)).toEqual(["后收藏的"]);
});

test("what one may not read cannot be kept, and looks as what is not there", async () => {
  const [ofUnit, unpublished] = [await plant("本单位的", "works"), await plant("还在写的", null, null)];
  for (const [actor, id] of [
    [stranger, ofUnit],
    [cast.guest, ofUnit],
    [reader, unpublished],
    [editor, unpublished],
    [reader, crypto.randomUUID()],
  ] as const)
    for (const isKept of ["true", "false"] as const)
      await expect(keep(actor, id, isKept)).rejects.toMatchObject({ code: "not_found" });
  expect(await findCaseStanding(stranger, ofUnit)).toBeNull();
  expect(await findCaseStanding(reader, "no-id")).toBeNull();
});

test("what is withdrawn or in a unit that was left is not listed, and is again when it may be read again", async () => {
  const owner = await cast.member("works-2");
  const [withdrawn, left] = [await plant("要撤的"), await plant("单位的", "works")];
  for (const id of [withdrawn, left]) await keep(owner, id);
  await withdrawCase(publisher, { caseId: withdrawn, reason: "金额需要核实" });
  expect(await titles(owner)).toEqual(["单位的"]);
  expect(await titles({ ...stranger, id: owner.id } as Actor)).toEqual([]);
  await db.execute(sql`update cases set published_at = now() where id = ${withdrawn}`);
  expect(await titles(owner)).toEqual(["单位的", "要撤的"]);
});

test("page by page nothing is lost, and nobody keeps more than they may; what is withdrawn makes room", async () => {
  const owner = await cast.member("works-2");
  const first = await plant("第一个");
  await keep(owner, first);
  await db.execute(sql`with more as (insert into cases (number, title, breach, party, author_id, published_at)
      select 'more-' || n, title, breach, party, author_id, published_at
      from cases, generate_series(1, ${KEPT_MAX - 1}) n where id = ${first}
      returning id) insert into kept_cases (member_id, case_id) select ${owner.id}, id from more`);
  const page = await listKeptCases(owner);
  const behind = await listKeptCases(owner, page.next);
  expect(new Set([...page.kept, ...behind.kept].map(({ id }) => id)).size).toBe(2 * KEPT_PER_PAGE);
  expect(await listKeptCaseTitles(owner)).toHaveLength(KEPT_MAX);
  const another = await plant("再多一个");
  const full = { code: "invalid", fields: { form: { key: "bookmarksFull", values: { maximum: KEPT_MAX } } } };
  await expect(keep(owner, another)).rejects.toMatchObject(full);
  await expect(keep(owner, first)).resolves.toMatchObject({ id: first });
  await withdrawCase(publisher, { caseId: first, reason: "金额需要核实" });
  await expect(keep(owner, another)).resolves.toMatchObject({ id: another });
});
