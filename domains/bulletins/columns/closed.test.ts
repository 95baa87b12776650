import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinColumns } from "#db/schema/bulletins.ts";
import { bodyWith, plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { publishBulletin } from "../commands/publish-bulletin.ts";
import { restoreVersion } from "../commands/restore-version.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { startBulletin } from "../commands/start-bulletin.ts";
import { findBulletin, listBulletins } from "../queries.ts";
import { schedulePublication } from "../schedule/commands/schedule-publication.ts";
import { newsroom } from "../testing.ts";
import { closeColumn } from "./commands/close-column.ts";
import { createColumn } from "./commands/create-column.ts";
import { updateColumn } from "./commands/update-column.ts";
import { listColumns, listOpenColumns } from "./queries.ts";

let room: Awaited<ReturnType<typeof newsroom>>;
let chief: Actor & { id: string };
beforeAll(async () => {
  room = await newsroom();
  chief = await room.cast.staff("publisher");
});

const close = (columnId: string, isClosed: "true" | "false" = "true", actor: Actor = chief) =>
  closeColumn(actor, { columnId, isClosed });
const refused = (key: string, field = "form") => ({ fields: { [field]: { key } } });
const save = (bulletinId: string, version: number, columnId: string) =>
  saveDraft(room.editor, {
    ...{ bulletinId, version, title: "通知", columnId, unitId: room.cast.unit("works") },
    body: JSON.stringify(bodyWith(`第${version}次`)),
  });

test("a closed column takes no new text, by whichever way; what is published in it is read, corrected and listed as before", async () => {
  const { id: columnId, slug } = await plantColumn("over");
  const of = { columnId, unitId: room.cast.unit("works"), authorId: room.editor.id };
  const { id: published } = await plantBulletin(of);
  const { id: unpublished } = await plantBulletin({ ...of, state: "draft" });
  const { id: elsewhere } = await startBulletin(room.editor, { ...of, columnId: room.columnId, title: "别处的" });
  await close(columnId);
  expect((await listOpenColumns(room.editor)).some(({ id }) => id === columnId)).toBe(false);
  expect((await listColumns(room.editor)).some(({ id }) => id === columnId)).toBe(true);
  const closed = refused("columnClosed", "columnId");
  await expect(startBulletin(room.editor, { ...of, title: "新的" })).rejects.toMatchObject(closed);
  await expect(save(elsewhere, 1, columnId)).rejects.toMatchObject(closed);
  await save(unpublished, 1, columnId);
  const text = { bulletinId: unpublished, version: 2 };
  await expect(publishBulletin(room.signer, text)).rejects.toMatchObject(refused("columnClosed"));
  const at = new Date(Date.now() + 3_600_000);
  await expect(schedulePublication(room.signer, { ...text, at })).rejects.toMatchObject(refused("columnClosed"));
  await save(published, 1, columnId);
  await publishBulletin(room.signer, { bulletinId: published, version: 2 });
  expect(await findBulletin(room.reader, published)).not.toBeNull();
  expect((await listBulletins(room.reader, { columns: [slug] })).bulletins.map(({ id }) => id)).toEqual([published]);
  await close(columnId, "false");
  await publishBulletin(room.signer, text);
});

test("a version does not bring its text back into a column that was closed since", async () => {
  const { id: columnId } = await plantColumn("left");
  const of = { columnId, unitId: room.cast.unit("works"), authorId: room.editor.id };
  const { id } = await plantBulletin({ ...of, state: "draft" });
  await save(id, 1, columnId);
  await publishBulletin(room.signer, { bulletinId: id, version: 2 });
  await save(id, 2, room.columnId);
  await publishBulletin(room.signer, { bulletinId: id, version: 3 });
  await close(columnId);
  const restored = restoreVersion(room.editor, { bulletinId: id, version: 3, restored: 2 });
  await expect(restored).rejects.toMatchObject(refused("columnClosed"));
});

test("what stands below is closed first, and opened last", async () => {
  const fields = { enName: "", description: "", position: 1, name: "栏目" };
  const { id: top } = await createColumn(chief, { ...fields, slug: "closing-top" });
  const { id: below } = await createColumn(chief, { ...fields, slug: "closing-below", parentId: top });
  await expect(close(top)).rejects.toMatchObject(refused("columnOpenBelow"));
  await close(below);
  await close(top);
  await expect(close(top)).rejects.toMatchObject(refused("nothingNew"));
  await expect(close(below, "false")).rejects.toMatchObject(refused("columnClosedAbove"));
  const another = createColumn(chief, { ...fields, slug: "closing-other", parentId: top });
  await expect(another).rejects.toMatchObject(refused("columnClosedAbove", "parentId"));
  await updateColumn(chief, { ...fields, columnId: below, name: "改名", parentId: top });
  await close(top, "false");
  await close(below, "false");
  const row = await db.query.bulletinColumns.findFirst({ where: eq(bulletinColumns.id, below) });
  expect(row).toMatchObject({ closedAt: null, closedBy: null, name: "改名" });
});

test("columns are closed by the chief publisher alone", async () => {
  const { id } = await plantColumn("kept-open");
  for (const actor of [room.editor, await room.cast.staff("publisher", "works"), room.reader]) {
    await expect(close(id, "true", actor)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(close(id, "true", room.cast.guest)).rejects.toMatchObject({ code: "not_found" });
});
