import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants } from "#db/schema/accounts.ts";
import { bulletinColumns, bulletins, reviewRoutes } from "#db/schema/bulletins.ts";
import { events } from "#db/schema/kernel.ts";
import { publicationSchedules } from "#db/schema/reviews.ts";
import { bodyWith, plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { readCursor } from "#lib/cursor.ts";
import { publishBulletin } from "../commands/publish-bulletin.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { withdrawBulletin } from "../commands/withdraw-bulletin.ts";
import { type DraftState, findDraft, listDrafts } from "../drafts/queries.ts";
import { findBulletin, listBulletins } from "../queries.ts";
import { keepVersion } from "../versions/keep.ts";
import { cancelSchedule } from "./commands/cancel-schedule.ts";
import { schedulePublication } from "./commands/schedule-publication.ts";
import { fireDue } from "./fire.ts";
import { findSchedule, listFailedPlans, listPlans, PLANS_PER_PAGE } from "./queries.ts";

type Member = Actor & { id: string };

let cast: Cast;
let columnId: string;
let editor: Member;
let signer: Member;
let reader: Member;
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("scheduled")).id;
  editor = await cast.staff("editor", "works");
  signer = await cast.staff("publisher", "works");
  reader = await cast.member("works-1");
});
beforeEach(async () => {
  await db.delete(publicationSchedules);
});

const soon = () => new Date(Date.now() + 3_600_000);
const plant = async () =>
  (await plantBulletin({ columnId, unitId: cast.unit("works"), authorId: editor.id, state: "draft", title: "第一版" }))
    .id;
const plan = (bulletinId: string, actor = signer, version = 1, at = soon()) =>
  schedulePublication(actor, { bulletinId, version, at });
/** Lets the time of every plan come. */
const wait = () => db.update(publicationSchedules).set({ dueAt: sql`now() - interval '1 second'` });
const rethrow = (error: unknown) => {
  throw error;
};
const fire = () => fireDue(rethrow);

test("a planned version goes out at its time, not before, in the name of whoever planned it", async () => {
  const id = await plant();
  await plan(id);
  const next = await fire();
  expect(next).toBeGreaterThan(3_500_000);
  expect(await findBulletin(reader, id)).toBeNull();
  expect((await listBulletins(reader)).bulletins.some((row) => row.id === id)).toBe(false);
  expect(await findSchedule(editor, id)).toMatchObject({ version: 1, outcome: null });
  await wait();
  await fire();
  expect(await findBulletin(reader, id)).toMatchObject({ title: "第一版" });
  const told = await db.select().from(events).where(eq(events.subjectId, id));
  expect(told.find(({ name }) => name === "bulletins.bulletin.published")?.actorId).toBe(signer.id);
  expect(await findSchedule(editor, id)).toBeNull();
});

test("what was written after the plan stays a draft: the named version goes out", async () => {
  const id = await plant();
  await plan(id);
  const later = { title: "第二版", columnId, unitId: cast.unit("works"), body: JSON.stringify(bodyWith("第二版")) };
  await saveDraft(editor, { ...later, bulletinId: id, version: 1 });
  await wait();
  await fire();
  expect(await findBulletin(reader, id)).toMatchObject({ title: "第一版" });
  const row = await db.query.bulletins.findFirst({ where: eq(bulletins.id, id) });
  expect(row).toMatchObject({ title: "第二版", version: 2, writerIds: [editor.id] });
  await publishBulletin(signer, { bulletinId: id, version: 2 });
  expect(await findBulletin(reader, id)).toMatchObject({ title: "第二版" });
});

test("a worker that was down catches up once, however many workers wake", async () => {
  const ids = await Promise.all([plant(), plant(), plant()]);
  for (const id of ids) await plan(id);
  await wait();
  await Promise.all([fire(), fire(), fire()]);
  await fire();
  for (const id of ids) {
    const told = await db.select().from(events).where(eq(events.subjectId, id));
    expect(told.filter(({ name }) => name === "bulletins.bulletin.published").length).toBe(1);
    expect(told.filter(({ name }) => name === "bulletins.schedule.failed").length).toBe(0);
  }
});

test("a plan does what its maker may do at its time: without the right, or gone, it fails and says so (CVE-2026-28227)", async () => {
  const [unable, gone] = [await cast.staff("publisher", "works"), await cast.staff("publisher", "works")];
  const [first, second] = [await plant(), await plant()];
  await plan(first, unable);
  await plan(second, gone);
  await db.delete(grants).where(eq(grants.memberId, unable.id));
  await db.execute(sql`update members set deactivated_at = now() where id = ${gone.id}`);
  await wait();
  await fire();
  for (const [id, failure] of [
    [first, "not_found"],
    [second, "forbidden"],
  ] as const) {
    expect(await findBulletin(reader, id)).toBeNull();
    expect(await findSchedule(editor, id)).toMatchObject({ outcome: "failed", failure });
    const told = await db.select().from(events).where(eq(events.subjectId, id));
    expect(told.some(({ name }) => name === "bulletins.schedule.failed")).toBe(true);
  }
});

test("a plan is made and cancelled by who may publish, ahead of its time, and a new one takes its place", async () => {
  const id = await plant();
  const refusedAt = (key: string) => ({ fields: { at: { key } } });
  await expect(plan(id, editor)).rejects.toMatchObject({ code: "forbidden" });
  await expect(plan(id, await cast.staff("publisher", "logistics"))).rejects.toMatchObject({ code: "not_found" });
  await expect(plan(id, signer, 1, new Date(Date.now() - 1))).rejects.toMatchObject(refusedAt("notAhead"));
  await expect(plan(id, signer, 1, new Date("2099-01-01"))).rejects.toMatchObject(refusedAt("tooFarAhead"));
  await expect(plan(id, signer, 2)).rejects.toMatchObject({ code: "conflict" });
  for (const at of ["tomorrow", "2027-13-40T99:99", "2027-01-01", ["2027-01-01T09:00"]] as never[])
    await expect(plan(id, signer, 1, at)).rejects.toMatchObject({ code: "invalid" });
  await plan(id);
  await plan(id, signer, 1, new Date("2027-01-01T09:00:00+08:00"));
  expect((await findSchedule(editor, id))?.dueAt.toISOString()).toBe("2027-01-01T01:00:00.000Z");
  await expect(cancelSchedule(editor, { bulletinId: id })).rejects.toMatchObject({ code: "forbidden" });
  await cancelSchedule(signer, { bulletinId: id });
  await expect(cancelSchedule(signer, { bulletinId: id })).rejects.toMatchObject({
    fields: { form: { key: "notScheduled" } },
  });
  await wait();
  await fire();
  expect(await findBulletin(reader, id)).toBeNull();
});

test("what is published by hand, or withdrawn, has no plan any more", async () => {
  const id = await plant();
  await plan(id);
  await publishBulletin(signer, { bulletinId: id, version: 1 });
  expect(await findSchedule(editor, id)).toBeNull();
  await db.update(bulletins).set({ version: 2 }).where(eq(bulletins.id, id));
  await plan(id, signer, 2);
  await withdrawBulletin(signer, { bulletinId: id, reason: "需要核实" });
  await wait();
  await fire();
  expect(await findBulletin(reader, id)).toBeNull();
});

test("what asks for a review cannot be planned before it is approved", async () => {
  const [route] = await db.select().from(reviewRoutes).where(eq(reviewRoutes.slug, "brief"));
  const column = await plantColumn("scheduled-reviewed");
  await db.update(bulletinColumns).set({ routeId: route!.id }).where(eq(bulletinColumns.id, column.id));
  const { id } = await plantBulletin({
    ...{ columnId: column.id, unitId: cast.unit("works"), authorId: editor.id, state: "draft" },
  });
  await expect(plan(id)).rejects.toMatchObject({ fields: { form: { key: "notApproved" } } });
});

test("a planned text is in its own state in the list, with its time, until it is out or the plan is cancelled", async () => {
  const [id, other] = [await plant(), await plant()];
  const at = new Date("2027-03-01T01:00:00Z");
  await plan(id, signer, 1, at);
  await plan(other);
  const inState = async (state: DraftState) => {
    const row = (await listDrafts(editor, { state })).drafts.find((draft) => draft.id === id);
    return row && (row.scheduledFor?.toISOString() ?? "no time");
  };
  expect(await inState("scheduled")).toBe(at.toISOString());
  expect(await inState("all")).toBe(at.toISOString());
  await cancelSchedule(signer, { bulletinId: id });
  expect([await inState("scheduled"), await inState("all")]).toEqual([undefined, "no time"]);
  await plan(id);
  await wait();
  await fire();
  expect([await inState("scheduled"), await inState("published")]).toEqual([undefined, "no time"]);
});

test("all plans stand in one list, the next one first, for those who see their texts and for nobody else", async () => {
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
  const [late, early, failing] = [await plant(), await plant(), await plant()];
  await plan(late, signer, 1, hours(5));
  await plan(early, signer, 1, hours(2));
  const unable = await cast.staff("publisher", "works");
  await plan(failing, unable, 1, hours(1));
  const plansOf = async (actor: Actor) => (await listPlans(actor)).plans.map(({ bulletinId }) => bulletinId);
  expect(await plansOf(editor)).toEqual([failing, early, late]);
  expect((await listPlans(signer)).plans[1]).toMatchObject({
    ...{ title: "第一版", version: 1, by: signer.name, unitPath: cast.path("works"), published: null },
  });
  for (const stranger of [await cast.staff("publisher", "logistics"), await cast.leader("works"), reader, cast.guest])
    expect([await plansOf(stranger), await listFailedPlans(stranger)]).toEqual([[], []]);
  await db.delete(grants).where(eq(grants.memberId, unable.id));
  await db.update(publicationSchedules).set({ dueAt: sql`now()` }).where(eq(publicationSchedules.bulletinId, failing));
  await fire();
  expect(await plansOf(editor)).toEqual([early, late]);
  const failed = async () => (await listFailedPlans(editor)).map(({ bulletinId, failure }) => [bulletinId, failure]);
  expect(await failed()).toEqual([[failing, "not_found"]]);
  await plan(failing);
  expect(await failed(), "somebody has looked").toEqual([]);
  await cancelSchedule(signer, { bulletinId: early });
  expect(await plansOf(editor)).toEqual([failing, late]);
});

test("a long list of plans goes on where its page ends", async () => {
  const ids: string[] = [];
  for (let n = 0; n < PLANS_PER_PAGE + 2; n++) ids.push(await plant());
  const kept = await db.transaction(async (tx) => {
    const versions = [];
    for (const id of ids) versions.push(await keepVersion(tx, (await findDraft(signer, id, tx))!, { keptFor: "plan" }));
    return versions;
  });
  const at = soon();
  await db
    .insert(publicationSchedules)
    .values(ids.map((bulletinId, n) => ({ bulletinId, versionId: kept[n]!, scheduledBy: signer.id, dueAt: at })));
  const first = await listPlans(editor);
  const second = await listPlans(editor, { after: readCursor(first.next!) });
  expect([first.plans.length, second.plans.length, second.next]).toEqual([PLANS_PER_PAGE, 2, null]);
  expect(new Set([...first.plans, ...second.plans].map(({ bulletinId }) => bulletinId))).toEqual(new Set(ids));
});
