import { desc, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinColumns, bulletins, publications, reviewRoutes } from "#db/schema/bulletins.ts";
import { events } from "#db/schema/kernel.ts";
import { checkedWords } from "#db/schema/reviews.ts";
import { bodyWith, plantColumn } from "#db/testing/bulletins.ts";
import { publishBulletin } from "../commands/publish-bulletin.ts";
import { publishInEmergency } from "../commands/publish-in-emergency.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { startBulletin } from "../commands/start-bulletin.ts";
import { submitForReview } from "../review/commands/submit-for-review.ts";
import { findReview } from "../review/queries.ts";
import { findRecord } from "../review/record.ts";
import { schedulePublication } from "../schedule/commands/schedule-publication.ts";
import { newsroom } from "../testing.ts";

let room: Awaited<ReturnType<typeof newsroom>>;
let reviewed: string;
beforeAll(async () => {
  room = await newsroom();
  reviewed = (await plantColumn("faulty")).id;
  const [route] = await db.select().from(reviewRoutes).where(eq(reviewRoutes.slug, "brief"));
  await db.update(bulletinColumns).set({ routeId: route!.id }).where(eq(bulletinColumns.id, reviewed));
  await db.insert(checkedWords).values({ wrong: "贯彻落实好", instead: "贯彻落实", level: "advice" });
});

async function written(columnId: string, text: string) {
  const of = { title: "通知", columnId, unitId: room.cast.unit("works") };
  const { id } = await startBulletin(room.editor, of);
  await saveDraft(room.editor, { ...of, bulletinId: id, version: 1, body: JSON.stringify(bodyWith(text)) });
  return { bulletinId: id, version: 2 };
}
const soon = () => new Date(Date.now() + 3_600_000);
const despite = { despite: "on", faultsReason: "引用原文" } as const;
const lastEvent = async (id: string) => {
  const [row] = await db.select().from(events).where(eq(events.subjectId, id)).orderBy(desc(events.seq)).limit(1);
  return row!;
};

test("a text with a fault goes into review with a tick and a reason alone; both stay with the review and on its sheet", async () => {
  const text = await written(reviewed, "给予处份，电话13900001111");
  const open = { key: "faultsOpen", values: { count: 2, which: "处份、139****11" } };
  const submit = (more = {}) => submitForReview(room.editor, { ...text, ...more });
  await expect(submit()).rejects.toMatchObject({
    fields: { despite: open, faultsReason: { key: "faultsReason" } },
  });
  const noReason = submit({ despite: "on" });
  await expect(noReason).rejects.toMatchObject({ fields: { faultsReason: { key: "faultsReason" } } });
  await expect(noReason).rejects.not.toMatchObject({ fields: { despite: open } });
  await expect(submit({ faultsReason: "引用原文" })).rejects.toMatchObject({ fields: { despite: open } });
  await submit(despite);
  const recorded = {
    openFaults: [
      { kind: "word", found: "处份" },
      { kind: "mobile", found: "139****11" },
    ],
    faultsReason: "引用原文",
  };
  expect(await findReview(room.signer, text.bulletinId)).toMatchObject(recorded);
  expect((await findRecord(room.signer, text.bulletinId, 2))!.review).toMatchObject(recorded);
  expect((await lastEvent(text.bulletinId)).payload).toMatchObject({ faults: 2, faultsReason: "引用原文" });
});

test("what was said for a register stops nothing in a column that is none, and in one it does", async () => {
  const [plain, register] = [(await plantColumn("no-register")).id, (await plantColumn("a-register")).id];
  await db.update(bulletinColumns).set({ template: "register" }).where(eq(bulletinColumns.id, register));
  const told = async (columnId: string) => {
    const text = await written(columnId, "通知");
    const disclosure = { owner: "电话13900003333", basis: "条例", madeOn: "2026-01-01", reviewOn: "2027-01-01" };
    await db.update(bulletins).set({ disclosure }).where(eq(bulletins.id, text.bulletinId));
    return text;
  };
  await publishBulletin(room.signer, await told(plain));
  const refused = { fields: { despite: { key: "faultsOpen", values: { which: "139****33" } } } };
  await expect(publishBulletin(room.signer, await told(register))).rejects.toMatchObject(refused);
});

test("what is only advised stops nothing, and a reason that nobody needed is not kept", async () => {
  const text = await written(reviewed, "贯彻落实好各项要求");
  await submitForReview(room.editor, { ...text, ...despite });
  expect(await findReview(room.signer, text.bulletinId)).toMatchObject({ openFaults: [], faultsReason: "" });
  expect((await lastEvent(text.bulletinId)).payload).not.toHaveProperty("faults");
});

test("where no review stands between, the same is asked of who publishes and who plans", async () => {
  const text = await written(room.columnId, "给予处份");
  const asked = { fields: { despite: { key: "faultsOpen" } } };
  await expect(publishBulletin(room.signer, text)).rejects.toMatchObject(asked);
  await expect(schedulePublication(room.signer, { ...text, at: soon() })).rejects.toMatchObject(asked);
  await schedulePublication(room.signer, { ...text, at: soon(), ...despite });
  expect((await lastEvent(text.bulletinId)).payload).toMatchObject({ faults: 1, faultsReason: "引用原文" });
  await publishBulletin(room.signer, { ...text, ...despite });
  expect((await lastEvent(text.bulletinId)).payload).toMatchObject({ faults: 1, faultsReason: "引用原文" });
  const out = await db.select().from(publications).where(eq(publications.bulletinId, text.bulletinId));
  expect(out).toHaveLength(1);
});

test("an emergency waits for nothing; the review after it is told what stood open, and why it went out", async () => {
  const text = await written(reviewed, "给予处份");
  await publishInEmergency(room.signer, { ...text, reason: "台风" });
  expect(await findReview(room.signer, text.bulletinId)).toMatchObject({
    openFaults: [{ kind: "word", found: "处份" }],
    faultsReason: "台风",
  });
});
