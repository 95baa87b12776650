import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinColumns, bulletins, reviewRoutes } from "#db/schema/bulletins.ts";
import { events } from "#db/schema/kernel.ts";
import { bulletinVersions, reviewDecisions, reviews } from "#db/schema/reviews.ts";
import { bodyWith, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { publishBulletin } from "../commands/publish-bulletin.ts";
import { publishInEmergency } from "../commands/publish-in-emergency.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { startBulletin } from "../commands/start-bulletin.ts";
import { countWaiting, findDraft, listDrafts } from "../drafts/queries.ts";
import { findBulletin } from "../queries.ts";
import { approveReview } from "./commands/approve-review.ts";
import { recallReview } from "./commands/recall-review.ts";
import { returnForRevision } from "./commands/return-for-revision.ts";
import { submitForReview } from "./commands/submit-for-review.ts";
import { countReturns, findReview } from "./queries.ts";
import { findRecord } from "./record.ts";

type Member = Actor & { id: string };

let cast: Cast;
let columnId: string;
let author: Member;
let proof: Member;
let first: Member;
let second: Member;
let signer: Member;
let reader: Member;
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("reviewed")).id;
  const [route] = await db.select().from(reviewRoutes).where(eq(reviewRoutes.slug, "full"));
  await db.update(bulletinColumns).set({ routeId: route!.id }).where(eq(bulletinColumns.id, columnId));
  [author, proof] = [await cast.staff("editor", "works"), await cast.staff("editor", "works")];
  [first, second] = [await cast.staff("reviewer", "works"), await cast.staff("reviewer", "works")];
  signer = await cast.staff("publisher", "works");
  reader = await cast.member("works-1");
});

const CHECKED = { checked: ["0", "1"] };
const write = (bulletinId: string, version: number, text: string, more = {}) =>
  saveDraft(author, {
    ...{ bulletinId, version, title: "通知", columnId, unitId: cast.unit("works") },
    body: JSON.stringify(bodyWith(text)),
    ...more,
  });

/** A text of works, written and handed in as version 2. */
async function handedIn(text = "节前提醒") {
  const { id } = await startBulletin(author, { title: "通知", columnId, unitId: cast.unit("works") });
  await write(id, 1, text);
  await submitForReview(author, { bulletinId: id, version: 2 });
  return id;
}

/** A word on the step at which the review stands. */
const stepOf = async (id: string) => (await findReview(author, id))?.step ?? 0;
const review = async (actor: Member, bulletinId: string, version = 2) =>
  approveReview(actor, { bulletinId, version, step: await stepOf(bulletinId), kind: "review", ...CHECKED });
const read = async (actor: Member, bulletinId: string, version = 2) =>
  approveReview(actor, { bulletinId, version, step: await stepOf(bulletinId), kind: "proof" });
const refused = (key: string) => ({ fields: { form: { key } } });

async function approved() {
  const id = await handedIn();
  for (const reviewer of [first, second, signer]) {
    await review(reviewer, id);
    await read(proof, id);
  }
  return id;
}

const stateOf = async (id: string) => (await findDraft(author, id))?.reviewState;

test("三审三校: three reviews and three proofs by those whose turn it is, and only then it is published", async () => {
  const id = await handedIn();
  const publish = () => publishBulletin(signer, { bulletinId: id, version: 2 });
  for (const reviewer of [first, second, signer]) {
    await expect(publish()).rejects.toMatchObject(refused("notApproved"));
    await review(reviewer, id);
    await read(proof, id);
  }
  expect(await stateOf(id)).toBe("approved");
  expect(await findBulletin(reader, id)).toBeNull();
  await publish();
  expect(await findBulletin(reader, id)).not.toBeNull();
  expect(await findReview(author, id)).toBeNull();
  const told = await db.select().from(events).where(eq(events.subjectId, id));
  expect(told.filter(({ name }) => name === "bulletins.review.approved").length).toBe(6);
});

test("nobody approves what they wrote, at another's step, twice, or two reviews in a row", async () => {
  const id = await handedIn();
  await expect(read(author, id)).rejects.toMatchObject(refused("ownText"));
  await expect(review(signer, id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(review(proof, id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(review(reader, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(review(await cast.staff("reviewer", "logistics"), id)).rejects.toMatchObject({ code: "not_found" });
  await review(first, id);
  await expect(review(first, id)).rejects.toMatchObject({ code: "forbidden" });
  await read(proof, id);
  await expect(review(first, id)).rejects.toMatchObject(refused("twoInARow"));
  await review(second, id);
  expect((await findReview(author, id))?.step).toBe(1);
});

test("a yes needs every line of the checklist", async () => {
  const id = await handedIn();
  for (const checked of [[], ["0"], ["0", "7"]])
    await expect(
      approveReview(first, { bulletinId: id, version: 2, step: 0, kind: "review", checked }),
    ).rejects.toMatchObject({
      fields: { checked: { key: "checklistOpen" } },
    });
});

test("a picture without its words, or a text without any, is not handed in", async () => {
  const { id } = await startBulletin(author, { title: "通知", columnId, unitId: cast.unit("works") });
  const handIn = () => submitForReview(author, { bulletinId: id, version: 1 });
  await expect(handIn()).rejects.toMatchObject(refused("textMissing"));
  const body = bodyWith("有图");
  body.content.push({ type: "image", attrs: { mediaId: crypto.randomUUID(), alt: " ", caption: "" } });
  await db.update(bulletins).set({ body }).where(eq(bulletins.id, id));
  await expect(handIn()).rejects.toMatchObject(refused("picturesUndescribed"));
});

test("two who say the last yes at one moment make one step of it", async () => {
  const id = await handedIn();
  const say = (actor: Member, kind: "review" | "proof") =>
    approveReview(actor, { bulletinId: id, version: 2, step: 0, kind, ...CHECKED });
  const outcomes = await Promise.allSettled([say(first, "review"), say(proof, "proof"), say(second, "review")]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "fulfilled", "rejected"]);
  expect((await findReview(author, id))?.step).toBe(1);
});

test("what is in review is not changed; taken back it is a draft, and what was said counts no more", async () => {
  const id = await handedIn();
  await review(first, id);
  await expect(write(id, 2, "偷偷改")).rejects.toMatchObject(refused("inReview"));
  await expect(submitForReview(author, { bulletinId: id, version: 2 })).rejects.toMatchObject(refused("inReview"));
  await expect(recallReview(signer, { bulletinId: id })).rejects.toMatchObject({ code: "forbidden" });
  await recallReview(author, { bulletinId: id });
  await expect(review(second, id)).rejects.toMatchObject({ code: "not_found" });
  await submitForReview(author, { bulletinId: id, version: 2 });
  expect(await findReview(author, id)).toMatchObject({ step: 0, decisions: [] });
});

test("it is sent back with a reason and the passage, revised, and goes its way from the beginning", async () => {
  const id = await handedIn("关键岗位人员逐一谈话");
  await review(first, id);
  const back = { bulletinId: id, version: 2, step: 0, kind: "proof", reason: "facts", note: "范围要列出来" } as const;
  await expect(returnForRevision(proof, { ...back, quote: "没有这句话" })).rejects.toMatchObject({
    fields: { quote: { key: "notInText" } },
  });
  await expect(returnForRevision(proof, { ...back, note: "" })).rejects.toMatchObject({ code: "invalid" });
  await returnForRevision(proof, { ...back, quote: "关键岗位 人员" });
  expect(await stateOf(id)).toBe("returned");
  await write(id, 2, "新提任干部、关键岗位人员逐一谈话");
  await expect(read(proof, id)).rejects.toMatchObject(refused("notInReview"));
  await submitForReview(author, { bulletinId: id, version: 3 });
  expect(await countReturns(author, id)).toBe(1);
  await expect(review(first, id, 2)).rejects.toMatchObject({ code: "conflict" });
  await review(first, id, 3);
  const versions = await db.select().from(bulletinVersions).where(eq(bulletinVersions.bulletinId, id));
  expect(versions.map(({ version }) => version).sort()).toEqual([2, 3]);
});

test("one return marks several passages, each as it stands in the text with a remark of its own, and the record keeps them", async () => {
  const id = await handedIn("关键岗位人员逐一谈话，节前必须谈完。");
  const back = { bulletinId: id, version: 2, step: 0, kind: "review", reason: "facts", note: "两处" } as const;
  const send = (marks: object) => returnForRevision(first, { ...back, ...marks });
  const field = (name: string, key: string) => ({ fields: { [name]: { key } } });
  await expect(send({ quote1: "逐一谈话", remark1: "" })).rejects.toMatchObject(field("remark1", "required"));
  await expect(send({ remark3: "哪一句？" })).rejects.toMatchObject(field("quote3", "required"));
  await expect(send({ quote2: "没有这句", remark2: "改" })).rejects.toMatchObject(field("quote2", "notInText"));
  expect((await findReview(author, id))?.state).toBe("in_review");
  await send({ quote: "谈话", quote1: "关键岗位 人员", remark1: "列出岗位", quote4: "节前", remark4: "写明日期" });
  const marks = [
    { quote: "关键岗位人员", note: "列出岗位" },
    { quote: "节前", note: "写明日期" },
  ];
  const decisions = [{ verdict: "return", quote: "谈话", note: "两处", marks }];
  expect(await findReview(author, id)).toMatchObject({ state: "returned", decisions });
  await write(id, 2, "改过了");
  expect((await findRecord(author, id, 2))?.decisions).toMatchObject(decisions);
});

test("a changed text loses its approvals; source and byline are carried", async () => {
  const id = await approved();
  await write(id, 2, "节前提醒", { source: "集团纪委", byline: "沈岩" });
  expect(await stateOf(id)).toBe("approved");
  await write(id, 3, "节前提醒，再改一句");
  expect(await stateOf(id)).toBeNull();
  await expect(publishBulletin(signer, { bulletinId: id, version: 4 })).rejects.toMatchObject(refused("notApproved"));
});

test("a published text is edited as a new draft with a review of its own, and its earlier writer may then review", async () => {
  const id = await approved();
  await publishBulletin(signer, { bulletinId: id, version: 2 });
  expect((await db.query.bulletins.findFirst({ where: eq(bulletins.id, id) }))?.writerIds).toEqual([]);
  await write(id, 2, "更正一处");
  await expect(publishBulletin(signer, { bulletinId: id, version: 3 })).rejects.toMatchObject(refused("notApproved"));
  await submitForReview(author, { bulletinId: id, version: 3 });
  expect(await findReview(author, id)).toMatchObject({ step: 0, version: 3 });
});

test("in an emergency the publisher alone may publish, with a reason in the log and a review that nobody can take back", async () => {
  const { id } = await startBulletin(author, { title: "通知", columnId, unitId: cast.unit("works") });
  await write(id, 1, "台风停工");
  const now = { bulletinId: id, version: 2, reason: "台风今晚登陆" };
  await expect(publishInEmergency(first, now)).rejects.toMatchObject({ code: "forbidden" });
  await expect(publishInEmergency(signer, { ...now, reason: " " })).rejects.toMatchObject({ code: "invalid" });
  await publishInEmergency(signer, now);
  expect(await findBulletin(reader, id)).not.toBeNull();
  const told = await db.select().from(events).where(eq(events.subjectId, id));
  expect(told.find(({ name }) => name === "bulletins.bulletin.published")?.payload).toMatchObject({
    emergency: "台风今晚登陆",
  });
  await expect(recallReview(author, { bulletinId: id })).rejects.toMatchObject(refused("notInReview"));
  expect(await findReview(author, id)).toMatchObject({ state: "in_review", isAfterwards: true });
  await review(first, id);
  await write(id, 2, "台风停工，复工另行通知");
});

test("what waits for somebody's word is what they may decide on, and nothing else", async () => {
  const id = await handedIn();
  const waits = async (actor: Member) =>
    (await listDrafts(actor, { state: "mine" })).drafts.some((draft) => draft.id === id);
  const before = await countWaiting(first);
  expect([await waits(author), await waits(proof), await waits(first), await waits(signer)]).toEqual([
    ...[false, true, true, false],
  ]);
  await review(first, id);
  await read(proof, id);
  expect(await countWaiting(second)).toBeGreaterThan(0);
  expect([await waits(proof), await waits(first), await waits(second)]).toEqual([true, false, true]);
  expect(before).toBeGreaterThan(0);
  expect(await waits(await cast.staff("reviewer", "logistics"))).toBe(false);
  expect(await waits(await cast.leader("works"))).toBe(false);
});

test("versions and decisions are kept as they are", async () => {
  const id = await handedIn();
  await review(first, id);
  const [row] = await db.select().from(reviews).where(eq(reviews.bulletinId, id));
  const change = db.update(reviewDecisions).set({ verdict: "return" }).where(eq(reviewDecisions.reviewId, row!.id));
  await expect(change).rejects.toThrow();
  const rewrite = db.update(bulletinVersions).set({ title: "别的" }).where(eq(bulletinVersions.bulletinId, id));
  await expect(rewrite).rejects.toThrow();
});

test("the record of a version tells who wrote it, every word that was said and who published it; to its staff alone", async () => {
  const id = await handedIn();
  await returnForRevision(first, {
    ...{ bulletinId: id, version: 2, step: 0, kind: "review", reason: "facts", note: "请核实", quote: "" },
  });
  await write(id, 2, "改过的提醒");
  await submitForReview(author, { bulletinId: id, version: 3 });
  for (const reviewer of [first, second, signer]) {
    await review(reviewer, id, 3);
    await read(proof, id, 3);
  }
  expect(await findRecord(author, id, 3)).toMatchObject({ publishedAt: null, review: { state: "approved" } });
  await publishBulletin(signer, { bulletinId: id, version: 3 });
  const record = await findRecord(author, id, 3);
  expect(record).toMatchObject({ submittedBy: author.name, publishedBy: signer.name, writers: [author.name] });
  expect(record!.decisions.map(({ name, kind, step }) => [name, kind, step])).toEqual([
    [first.name, "review", 0],
    [proof.name, "proof", 0],
    [second.name, "review", 1],
    [proof.name, "proof", 1],
    [signer.name, "review", 2],
    [proof.name, "proof", 2],
  ]);
  const sentBack = await findRecord(author, id, 2);
  expect([sentBack?.review.state, sentBack?.publishedBy, sentBack?.decisions.length]).toEqual(["returned", null, 1]);
  for (const [viewer, version] of [
    [reader, 3],
    [await cast.staff("publisher", "logistics"), 3],
    [cast.guest, 3],
    [author, 1],
    [author, 99],
  ] as const)
    expect(await findRecord(viewer, id, version)).toBeNull();
});

test("an emergency ends the review that is under way: nobody is asked in it any more, and the one afterwards begins anew", async () => {
  const { id } = await startBulletin(author, { title: "通知", columnId, unitId: cast.unit("works") });
  await write(id, 1, "台风停工");
  await submitForReview(author, { bulletinId: id, version: 2 });
  await review(first, id);
  await publishInEmergency(signer, { bulletinId: id, version: 2, reason: "台风今晚登陆" });
  const rows = await db.select().from(reviews).where(eq(reviews.bulletinId, id)).orderBy(reviews.createdAt);
  expect(rows.map(({ state, isAfterwards, waitingFor }) => [state, isAfterwards, waitingFor.length > 0])).toEqual([
    ["overtaken", false, false],
    ["in_review", true, true],
  ]);
  expect(await findReview(author, id)).toMatchObject({ step: 0, decisions: [] });
  await write(id, 2, "台风停工，复工另行通知");
  await publishInEmergency(signer, { bulletinId: id, version: 3, reason: "更正时间" });
  expect((await findReview(author, id))!.writerIds).toContain(author.id);
  await expect(publishInEmergency(signer, { bulletinId: id, version: 3, reason: "再来" })).rejects.toMatchObject(
    refused("nothingNew"),
  );
});
