import { and, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinColumns, bulletins, reviewRoutes } from "#db/schema/bulletins.ts";
import { draftLocks } from "#db/schema/draft-locks.ts";
import { events } from "#db/schema/kernel.ts";
import { mediaUses } from "#db/schema/media.ts";
import { bulletinVersions, reviews } from "#db/schema/reviews.ts";
import { bodyWith, plantColumn } from "#db/testing/bulletins.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import { discardDraft } from "./commands/discard-draft.ts";
import { publishBulletin } from "./commands/publish-bulletin.ts";
import { saveDraft } from "./commands/save-draft.ts";
import { startBulletin } from "./commands/start-bulletin.ts";
import { withdrawBulletin } from "./commands/withdraw-bulletin.ts";
import { findDraft } from "./drafts/queries.ts";
import { recallReview } from "./review/commands/recall-review.ts";
import { submitForReview } from "./review/commands/submit-for-review.ts";
import { cancelSchedule } from "./schedule/commands/cancel-schedule.ts";
import { schedulePublication } from "./schedule/commands/schedule-publication.ts";
import { newsroom } from "./testing.ts";

await ownDataFolder();
let room: Awaited<ReturnType<typeof newsroom>>;
let reviewed: string;
beforeAll(async () => {
  room = await newsroom();
  reviewed = (await plantColumn("thrown-away")).id;
  const [route] = await db.select().from(reviewRoutes).where(eq(reviewRoutes.slug, "brief"));
  await db.update(bulletinColumns).set({ routeId: route!.id }).where(eq(bulletinColumns.id, reviewed));
});

async function written(columnId: string, ...pictures: string[]) {
  const of = { title: "写到一半", columnId, unitId: room.cast.unit("works") };
  const { id } = await startBulletin(room.editor, of);
  const body = JSON.stringify(bodyWith("文字", ...pictures));
  await saveDraft(room.editor, { ...of, bulletinId: id, version: 1, body });
  return { bulletinId: id, version: 2 };
}
const sure = { sure: "on" } as const;
const refused = (key: string, field = "form") => ({ fields: { [field]: { key } } });

test("a draft that nobody ever read goes with its versions, its reviews, its lock and its pictures; the log keeps who and what", async () => {
  const { id: picture } = await uploadPicture(room.editor, { bytes: await pictureOf(60, 60), fileName: "a.jpg" });
  const text = await written(reviewed, picture);
  await submitForReview(room.editor, text);
  await expect(discardDraft(room.editor, { ...text, ...sure })).rejects.toMatchObject(refused("recallFirst"));
  await recallReview(room.editor, text);
  await expect(discardDraft(room.editor, text)).rejects.toMatchObject(refused("required", "sure"));
  await expect(discardDraft(room.editor, { ...text, version: 1, ...sure })).rejects.toMatchObject({ code: "conflict" });
  await discardDraft(room.editor, { ...text, ...sure });
  expect(await findDraft(room.editor, text.bulletinId)).toBeNull();
  for (const table of [bulletinVersions, reviews, draftLocks])
    expect(await db.select().from(table).where(eq(table.bulletinId, text.bulletinId))).toEqual([]);
  expect(await db.select().from(mediaUses).where(eq(mediaUses.carrierId, text.bulletinId))).toEqual([]);
  const isIt = and(eq(events.subjectId, text.bulletinId), eq(events.name, "bulletins.draft.discarded"));
  const [told] = await db.select().from(events).where(isIt);
  expect(told).toMatchObject({ actorId: room.editor.id, payload: { title: "写到一半", version: 2 } });
});

test("none but an editor of its area deletes it, and not while another writes it", async () => {
  const text = await written(room.columnId);
  const far = await room.cast.staff("editor", "logistics");
  const second = await room.cast.staff("editor");
  const as = (actor: typeof far) => discardDraft(actor, { ...text, ...sure });
  await expect(as(room.signer)).rejects.toMatchObject({ code: "forbidden" });
  await expect(as(far)).rejects.toMatchObject({ code: "not_found" });
  await expect(as(room.reader)).rejects.toMatchObject({ code: "not_found" });
  await expect(as(second)).rejects.toMatchObject({ code: "held" });
  await db.update(draftLocks).set({ seenAt: sql`now() - interval '3 minutes'` });
  await as(second);
  expect(await db.select().from(bulletins).where(eq(bulletins.id, text.bulletinId))).toEqual([]);
});

test("what waits for its time, and what was ever published, is not deleted", async () => {
  const text = await written(room.columnId);
  const discard = () => discardDraft(room.editor, { ...text, ...sure });
  await schedulePublication(room.signer, { ...text, at: new Date(Date.now() + 3_600_000) });
  await expect(discard()).rejects.toMatchObject(refused("cancelPlanFirst"));
  await cancelSchedule(room.signer, text);
  await publishBulletin(room.signer, text);
  await expect(discard()).rejects.toMatchObject(refused("wasPublished"));
  await withdrawBulletin(room.signer, { ...text, reason: "核实" });
  await expect(discard()).rejects.toMatchObject(refused("wasPublished"));
});
