import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinColumns } from "#db/schema/bulletins.ts";
import { bodyWith, plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { type Actor, type Audience, guest, type Viewer } from "#domains/kernel/actor.ts";
import { publishBulletin } from "../commands/publish-bulletin.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { startBulletin } from "../commands/start-bulletin.ts";
import { withdrawBulletin } from "../commands/withdraw-bulletin.ts";
import { listDrafts } from "../drafts/queries.ts";
import { findBulletin, listBulletins, listCorrections, listVisiblePublications } from "../queries.ts";
import { submitForReview } from "../review/commands/submit-for-review.ts";
import { findWithdrawn } from "../withdrawn/queries.ts";
import { createColumn } from "./commands/create-column.ts";
import { updateColumn } from "./commands/update-column.ts";
import { listColumns } from "./queries.ts";
import { slugsWithin } from "./tree.ts";

type Member = Actor & { id: string };
let cast: Cast;
let chief: Member;
let editor: Member;
beforeAll(async () => {
  cast = await castOf();
  chief = await cast.staff("publisher");
  editor = await cast.staff("editor");
});
const outside: Viewer[] = [guest, { kind: "audience", area: "public" }];
const site: Audience = { kind: "audience", area: "site" };
const fields = { name: "公开栏目", enName: "", description: "", position: 3, routeId: null };
const at = (field: string, key: string) => ({ fields: { [field]: { key } } });
const columnAs = async (slug: string, more: Partial<typeof bulletinColumns.$inferInsert>) => {
  const { id } = await plantColumn(slug);
  await db.update(bulletinColumns).set(more).where(eq(bulletinColumns.id, id));
  return id;
};

test("before the door one reads what is for everyone in a public column, and nothing else in any way", async () => {
  const [open, shut] = [
    await columnAs("out-open", { visibility: "public" }),
    await columnAs("out-shut", { visibility: "site" }),
  ];
  const plant = (columnId: string, unit: string | null) =>
    plantBulletin({ columnId, unitId: unit && cast.unit(unit), authorId: editor.id });
  const seen = await plant(open, null);
  const unseen = [await plant(open, "works"), await plant(shut, null), await plant(shut, "works")];
  const hidden = await plantBulletin({ columnId: open, unitId: null, authorId: editor.id, state: "draft" });
  const publication = (await findBulletin(site, seen.id))!.publicationId;
  for (const viewer of outside) {
    expect((await listBulletins(viewer)).bulletins.map(({ id }) => id)).toEqual([seen.id]);
    expect(await findBulletin(viewer, seen.id)).toMatchObject({ isPublic: true });
    for (const { id } of [...unseen, hidden]) {
      expect(await findBulletin(viewer, id)).toBeNull();
      expect(await listCorrections(viewer, id)).toEqual([]);
    }
    expect(await listVisiblePublications(viewer, [publication])).toEqual([publication]);
    expect((await listColumns(viewer)).map(({ slug }) => slug)).toEqual(["out-open"]);
  }
  for (const { id } of [seen, unseen[1]!]) await withdrawBulletin(chief, { bulletinId: id, reason: "停用" });
  for (const viewer of outside) {
    expect(await findWithdrawn(viewer, seen.id)).not.toBeNull();
    expect(await findWithdrawn(viewer, unseen[1]!.id)).toBeNull();
  }
});

test("the tree has two levels, and a list of a column holds what lies below it", async () => {
  const top = await createColumn(chief, { ...fields, slug: "tree-top", position: 0 });
  const below = await createColumn(chief, { ...fields, slug: "tree-below", position: 9, parentId: top.id });
  const third = { ...fields, slug: "tree-third", parentId: below.id };
  await expect(createColumn(chief, third)).rejects.toMatchObject(at("parentId", "malformed"));
  const moved = { ...fields, columnId: top.id };
  await expect(updateColumn(chief, { ...moved, parentId: top.id })).rejects.toMatchObject(
    at("parentId", "columnBelowItself"),
  );
  const other = await createColumn(chief, { ...fields, slug: "tree-other", position: 1 });
  await expect(updateColumn(chief, { ...moved, parentId: other.id })).rejects.toMatchObject(
    at("parentId", "columnHasChildren"),
  );
  const columns = (await listColumns(chief)).filter(({ slug }) => slug.startsWith("tree-"));
  expect(columns.map(({ slug, depth }) => [slug, depth])).toEqual([
    ["tree-top", 0],
    ["tree-below", 1],
    ["tree-other", 0],
  ]);
  const { id } = await plantBulletin({ columnId: below.id, unitId: null, authorId: editor.id });
  const inside = await listBulletins(site, { columns: slugsWithin(columns, columns[0]!) });
  expect(inside.bulletins.map((row) => row.id)).toEqual([id]);
  expect((await listBulletins(site, { columns: slugsWithin(columns, columns[2]!) })).bulletins).toEqual([]);
});

test("what members alone could read opens to everybody only where somebody says so", async () => {
  const columnId = await columnAs("to-open", { visibility: "site" });
  const { id } = await plantBulletin({ columnId, unitId: null, authorId: editor.id });
  const opened = { ...fields, columnId, visibility: "public" as const };
  await expect(updateColumn(chief, opened)).rejects.toMatchObject(at("open", "sayOpen"));
  expect(await findBulletin(guest, id)).toBeNull();
  await updateColumn(chief, { ...opened, open: "on" });
  expect(await findBulletin(guest, id)).not.toBeNull();
  await updateColumn(chief, { ...opened, visibility: "site" });
  expect(await findBulletin(guest, id)).toBeNull();
  const empty = await columnAs("to-open-empty", { visibility: "site" });
  await updateColumn(chief, { ...opened, columnId: empty });
});

test("a column for units takes no text for everyone, and stands on no page of the whole organisation", async () => {
  const columnId = await columnAs("of-units", { visibility: "unit" });
  await expect(startBulletin(editor, { title: "标题", columnId })).rejects.toMatchObject(at("unitId", "unitRequired"));
  await startBulletin(editor, { title: "标题", columnId, unitId: cast.unit("works") });
  const shownTo = async (viewer: Viewer) => (await listColumns(viewer)).some(({ id }) => id === columnId);
  expect([await shownTo(site), await shownTo({ kind: "audience", area: "unit:works" })]).toEqual([false, true]);
});

test("a text in a register says who answers for it, its basis, its date and its next review, or is neither handed in nor published", async () => {
  const columnId = await columnAs("docs", { visibility: "public", template: "register" });
  const { id } = await startBulletin(editor, { title: "办法", columnId });
  const draft = { bulletinId: id, title: "办法", columnId, body: JSON.stringify(bodyWith("正文")) };
  const said = { owner: "综合室", basis: "党章", madeOn: "2020-01-01" };
  await saveDraft(editor, { ...draft, ...said, version: 1 });
  const refused = at("form", "disclosureIncomplete");
  await expect(publishBulletin(chief, { bulletinId: id, version: 2 })).rejects.toMatchObject(refused);
  await expect(submitForReview(editor, { bulletinId: id, version: 2 })).rejects.toMatchObject(refused);
  const early = saveDraft(editor, { ...draft, ...said, reviewOn: "2019-12-31", version: 2 });
  await expect(early).rejects.toMatchObject(at("reviewOn", "notAfter"));
  await saveDraft(editor, { ...draft, ...said, reviewOn: "2021-01-01", version: 2 });
  await publishBulletin(chief, { bulletinId: id, version: 3 });
  expect((await findBulletin(guest, id))?.disclosure).toEqual({ ...said, reviewOn: "2021-01-01" });
  const due = async () => (await listDrafts(editor, { state: "due" })).drafts.map((row) => row.id);
  expect(await due()).toContain(id);
  await saveDraft(editor, { ...draft, ...said, reviewOn: "2999-01-01", version: 3 });
  await publishBulletin(chief, { bulletinId: id, version: 4 });
  expect(await due()).not.toContain(id);
});
