import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinReaders } from "#db/schema/bulletin-readers.ts";
import { keptBulletins } from "#db/schema/kept.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { KEPT_MAX, KEPT_PER_PAGE } from "#domains/kernel/kept.ts";
import { archiveBulletin } from "../commands/archive-bulletin.ts";
import { openBulletin } from "../commands/open-bulletin.ts";
import { withdrawBulletin } from "../commands/withdraw-bulletin.ts";
import { BULLETIN_PATH, bulletinOverlay } from "../overlay.ts";
import { keepBulletin } from "./commands/keep-bulletin.ts";
import { READERS_TOLD_FROM } from "./limits.ts";
import { findStanding, listKeptBulletins, listKeptTitles } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let columnId: string;
let [editor, publisher, reader, stranger] = [null, null, null, null] as unknown as [Person, Person, Person, Person];
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("kept")).id;
  [editor, publisher] = [await cast.staff("editor"), await cast.staff("publisher")];
  [reader, stranger] = [await cast.member("works-1"), await cast.member("office-1")];
});

const plant = async (title: string, unit: string | null = null) =>
  (await plantBulletin({ columnId, unitId: unit && cast.unit(unit), authorId: editor.id, title })).id;
const keep = (actor: Actor, bulletinId: string, isKept: "true" | "false" = "true") =>
  keepBulletin(actor, { bulletinId, isKept });
const titles = async (actor: Actor) => (await listKeptBulletins(actor)).kept.map(({ title }) => title);

test("what a member keeps they find again, the last kept first, until they let it go; nobody else does", async () => {
  const [first, second] = [await plant("先收藏的"), await plant("后收藏的", "works")];
  for (const id of [first, second, first]) await keep(reader, id);
  expect(await titles(reader)).toEqual(["后收藏的", "先收藏的"]);
  expect(await listKeptTitles(reader)).toMatchObject([{ title: "后收藏的" }, { title: "先收藏的" }]);
  expect(await titles(stranger)).toEqual([]);
  expect(await findStanding(reader, first)).toEqual({ isKept: true, readers: null });
  expect(await findStanding(stranger, first)).toEqual({ isKept: false, readers: null });
  await keep(reader, first, "false");
  expect(await titles(reader)).toEqual(["后收藏的"]);
});

test("what one may not read cannot be kept, and looks as what is not there", async () => {
  const id = await plant("本单位的", "works");
  for (const actor of [stranger, cast.guest])
    for (const isKept of ["true", "false"] as const)
      await expect(keep(actor, id, isKept)).rejects.toMatchObject({ code: "not_found" });
  await expect(keep(reader, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
  expect(await findStanding(stranger, id)).toBeNull();
  expect(await findStanding(reader, "no-id")).toBeNull();
});

test("what is withdrawn, archived or in a unit that was left is not listed, and is again when it may be read again", async () => {
  const owner = await cast.member("works-2");
  const [withdrawn, archived, left] = [await plant("要撤的"), await plant("要归档的"), await plant("单位的", "works")];
  for (const id of [withdrawn, archived, left]) await keep(owner, id);
  await withdrawBulletin(publisher, { bulletinId: withdrawn, reason: "数据有误", notice: "" });
  await archiveBulletin(publisher, { bulletinId: archived, isArchived: "true" });
  expect(await titles(owner)).toEqual(["单位的"]);
  expect(await titles({ ...stranger, id: owner.id } as Actor)).toEqual([]);
  await archiveBulletin(publisher, { bulletinId: archived, isArchived: "false" });
  expect(await titles(owner)).toEqual(["单位的", "要归档的"]);
});

test("page by page nothing is lost, and nobody keeps more than they may", async () => {
  const owner = await cast.member("works-2");
  const ids = [];
  for (let n = 0; n < KEPT_PER_PAGE + 1; n++) ids.push(await plant(`第${n}篇`));
  await db.insert(keptBulletins).values(ids.map((bulletinId) => ({ memberId: owner.id, subjectId: bulletinId })));
  const first = await listKeptBulletins(owner);
  const second = await listKeptBulletins(owner, first.next);
  expect([first.kept.length, second.kept.length, second.next]).toEqual([KEPT_PER_PAGE, 1, null]);
  await db.execute(sql`with more as (insert into bulletins (title, column_id, author_id, body)
      select title, column_id, author_id, body from bulletins, generate_series(1, ${KEPT_MAX - ids.length}) where id = ${ids[0]}
      returning id) insert into kept_bulletins (member_id, bulletin_id) select ${owner.id}, id from more`);
  const another = await plant("再多一篇");
  const full = { code: "invalid", fields: { form: { key: "bookmarksFull", values: { maximum: KEPT_MAX } } } };
  // What is not to be read at present stands in no list and takes nobody's room.
  await expect(keep(owner, another)).resolves.toMatchObject({ id: another });
  await keep(owner, another, "false");
  await db.execute(sql`insert into publications
      (bulletin_id, column_id, version, title, summary, source, byline, indent, body, published_by, first_published_at)
    select kept.bulletin_id, column_id, version, title, summary, source, byline, indent, body, published_by, first_published_at
    from publications, kept_bulletins kept where publications.bulletin_id = ${ids[0]} and kept.member_id = ${owner.id}
    on conflict do nothing`);
  await expect(keep(owner, another)).rejects.toMatchObject(full);
  await expect(keep(owner, ids[0]!)).resolves.toMatchObject({ id: ids[0] });
  await withdrawBulletin(publisher, { bulletinId: ids[1]!, reason: "数据有误", notice: "" });
  // One place is free, and several ask for it at once.
  const more = await Promise.all(["甲", "乙", "丙"].map((title) => plant(title)));
  const answers = await Promise.allSettled(more.map((id) => keep(owner, id)));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await db.delete(keptBulletins).where(eq(keptBulletins.memberId, owner.id));
});

test("how many members have read it is told from five on, in fives where they are few, each counted once", async () => {
  const id = await plant("许多人读的");
  const readersFor = async () => (await findStanding(reader, id))!.readers;
  for (let n = 1; n < READERS_TOLD_FROM; n++) await openBulletin(await cast.member("works-1"), { bulletinId: id });
  expect(await readersFor()).toBeNull();
  const overlay = await bulletinOverlay(reader, BULLETIN_PATH.exec(`/bulletins/${id}`)!);
  expect(overlay.standing).toEqual({ isKept: false, readers: "5+" });
  for (let again = 0; again < 3; again++) await openBulletin(reader, { bulletinId: id });
  expect(await readersFor()).toBe("5+");
  const readAltogether = (readers: number) =>
    db.update(bulletinReaders).set({ readers }).where(eq(bulletinReaders.bulletinId, id));
  for (const [readers, told] of [
    [9, "5+"],
    [10, "10+"],
    [49, "45+"],
    [50, "50"],
    [1234, "1234"],
  ] as const) {
    await readAltogether(readers);
    expect(await readersFor()).toBe(told);
  }
});
