import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinColumns, bulletins, reviewRoutes } from "#db/schema/bulletins.ts";
import { publicationSchedules } from "#db/schema/reviews.ts";
import { bodyWith, plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import { publishBulletin } from "./commands/publish-bulletin.ts";
import { publishInEmergency } from "./commands/publish-in-emergency.ts";
import { saveDraft } from "./commands/save-draft.ts";
import { findDraft } from "./drafts/queries.ts";
import { findBulletin } from "./queries.ts";
import { schedulePublication } from "./schedule/commands/schedule-publication.ts";
import { fireDue } from "./schedule/fire.ts";
import { findSchedule } from "./schedule/queries.ts";
import { newsroom } from "./testing.ts";
import { keepVersion } from "./versions/keep.ts";

await ownDataFolder();
let room: Awaited<ReturnType<typeof newsroom>>;
let reviewed: string;
beforeAll(async () => {
  room = await newsroom();
  const [route] = await db.select().from(reviewRoutes).where(eq(reviewRoutes.slug, "brief"));
  reviewed = (await plantColumn("reviewed-pictures")).id;
  await db.update(bulletinColumns).set({ routeId: route!.id }).where(eq(bulletinColumns.id, reviewed));
});

/** A working copy whose only picture says nothing of itself. */
async function undescribed(columnId = room.columnId): Promise<{ id: string; picture: string }> {
  const { editor, cast } = room;
  const { id: picture } = await uploadPicture(editor, { bytes: await pictureOf(60, 40), fileName: "a.jpg" });
  const unitId = cast.unit("works");
  const { id } = await plantBulletin({ columnId, unitId, authorId: editor.id, state: "draft" });
  await write(id, 1, columnId, { mediaId: picture, alt: " ", caption: "会场" });
  return { id, picture };
}

type PictureAttrs = { mediaId: string; alt: string; caption: string; decorative?: boolean };
async function write(bulletinId: string, version: number, columnId: string, attrs: PictureAttrs) {
  const body = bodyWith("正文");
  body.content.push({ type: "image", attrs });
  const said = { title: "带图的", columnId, unitId: room.cast.unit("works") };
  await saveDraft(room.editor, { ...said, bulletinId, version, body: JSON.stringify(body) });
}

const refusal = { fields: { form: { key: "picturesUndescribed" } } };
const at = () => new Date(Date.now() + 3_600_000);

test("a picture without its text keeps a text from its readers, whichever way it would go: by hand, in an emergency, by a plan", async () => {
  const { signer } = room;
  const { id, picture } = await undescribed();
  await expect(publishBulletin(signer, { bulletinId: id, version: 2 })).rejects.toMatchObject(refusal);
  await expect(schedulePublication(signer, { bulletinId: id, version: 2, at: at() })).rejects.toMatchObject(refusal);
  const other = await undescribed(reviewed);
  const inHaste = { bulletinId: other.id, version: 2, reason: "台风" };
  await expect(publishInEmergency(signer, inHaste)).rejects.toMatchObject(refusal);
  await write(id, 2, room.columnId, { mediaId: picture, alt: "会场全景", caption: "" });
  await publishBulletin(signer, { bulletinId: id, version: 3 });
  await write(other.id, 2, reviewed, { mediaId: other.picture, alt: "", caption: "", decorative: true });
  await publishInEmergency(signer, { ...inHaste, version: 3 });
});

test("a plan that was made before this was asked is refused at its time, and says why", async () => {
  const { signer, editor } = room;
  const { id } = await undescribed();
  const draft = (await findDraft(signer, id))!;
  const versionId = await db.transaction((tx) => keepVersion(tx, draft, { keptFor: "plan" }));
  const due = { bulletinId: id, versionId, scheduledBy: (signer as Actor & { id: string }).id };
  await db.insert(publicationSchedules).values({ ...due, dueAt: new Date(Date.now() - 1_000) });
  await fireDue((error) => {
    throw error;
  });
  expect(await findBulletin(room.reader, id)).toBeNull();
  expect(await findSchedule(editor, id)).toMatchObject({ outcome: "failed", failure: "picturesUndescribed" });
  const row = await db.query.bulletins.findFirst({ where: eq(bulletins.id, id) });
  expect(row?.version).toBe(2);
});
