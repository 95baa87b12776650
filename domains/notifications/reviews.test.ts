import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants } from "#db/schema/accounts.ts";
import { bulletinColumns, reviewRoutes } from "#db/schema/bulletins.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { publicationSchedules, reviews } from "#db/schema/reviews.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { publishInEmergency } from "#domains/bulletins/commands/publish-in-emergency.ts";
import { listDrafts } from "#domains/bulletins/drafts/queries.ts";
import { chaseReviews } from "#domains/bulletins/review/chase.ts";
import { approveReview } from "#domains/bulletins/review/commands/approve-review.ts";
import { returnForRevision } from "#domains/bulletins/review/commands/return-for-revision.ts";
import { submitForReview } from "#domains/bulletins/review/commands/submit-for-review.ts";
import { schedulePublication } from "#domains/bulletins/schedule/commands/schedule-publication.ts";
import { fireDue } from "#domains/bulletins/schedule/fire.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { subscribers } from "#domains/subscribers.ts";
import { openItem } from "./commands/open-item.ts";
import { countUnread, listInbox } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let columnId: string;
let editor: Person;
let reviewer: Person;
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("told")).id;
  const [route] = await db.select().from(reviewRoutes).where(eq(reviewRoutes.slug, "brief"));
  await db.update(bulletinColumns).set({ routeId: route!.id }).where(eq(bulletinColumns.id, columnId));
  editor = await cast.staff("editor", "works");
  reviewer = await cast.staff("reviewer", "works");
});
beforeEach(async () => {
  await db.delete(inboxItems);
});

/** What the worker does. */
async function deliver() {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
}

const plant = (column = columnId) =>
  plantBulletin({ columnId: column, unitId: cast.unit("works"), authorId: editor.id, state: "draft", title: "通知" });

async function handedIn() {
  const { id } = await plant();
  await submitForReview(editor, { bulletinId: id, version: 1 });
  return { bulletinId: id, version: 1, step: 0, kind: "review" } as const;
}

test("writers are told once what became of their text, with what to do, and get there by the line", async () => {
  const word = await handedIn();
  await returnForRevision(reviewer, { ...word, reason: "facts", note: "请核实数字" });
  await deliver();
  const [line] = await listInbox(editor);
  expect(line).toMatchObject({
    kind: "review-returned",
    bulletinTitle: "通知",
    note: "请核实数字",
    actorName: reviewer.name,
  });
  expect(await openItem(editor, { itemId: line!.id })).toMatchObject({ place: `/desk/bulletins/${word.bulletinId}` });
  await submitForReview(editor, { bulletinId: word.bulletinId, version: 1 });
  await approveReview(reviewer, word);
  await deliver();
  await deliver();
  expect((await listInbox(editor)).map(({ kind }) => kind)).toEqual(["review-approved", "review-returned"]);
  expect((await listInbox(reviewer)).map(({ kind }) => kind)).toEqual([]);
});

test("who holds no role over the text any more sees nothing of it in the inbox", async () => {
  const former = await cast.staff("editor", "works");
  const { id } = await plantBulletin({
    ...{ columnId, unitId: cast.unit("works"), authorId: former.id, state: "draft", title: "通知" },
  });
  await submitForReview(former, { bulletinId: id, version: 1 });
  await returnForRevision(reviewer, {
    ...{ bulletinId: id, version: 1, step: 0, kind: "review", reason: "facts", note: "请核实" },
  });
  await deliver();
  expect(await countUnread(former)).toBe(1);
  const without = { ...former, grants: [] };
  expect([await countUnread(without), await listInbox(without)]).toEqual([0, []]);
});

test("reviewers are told when a text reaches their step, and no longer once the step is done or they have said their word", async () => {
  const [full] = await db.select().from(reviewRoutes).where(eq(reviewRoutes.slug, "full"));
  const column = await plantColumn("full-way");
  await db.update(bulletinColumns).set({ routeId: full!.id }).where(eq(bulletinColumns.id, column.id));
  const [second, proof] = [await cast.staff("reviewer", "works"), await cast.staff("editor", "works")];
  const stranger = await cast.staff("reviewer", "logistics");
  const { id } = await plant(column.id);
  await submitForReview(editor, { bulletinId: id, version: 1 });
  await deliver();
  const kinds = async (person: Person) => (await listInbox(person)).map(({ kind }) => kind);
  expect(await Promise.all([reviewer, second, proof, stranger, editor].map(kinds))).toEqual([
    ["review-asked"],
    ["review-asked"],
    ["review-asked"],
    [],
    [],
  ]);
  const [line] = await listInbox(proof);
  expect(line).toMatchObject({ actorName: editor.name, bulletinTitle: "通知" });
  expect(await openItem(proof, { itemId: line!.id })).toMatchObject({ place: `/desk/bulletins/${id}` });
  const word = { bulletinId: id, version: 1, note: "" };
  await approveReview(reviewer, { ...word, step: 0, kind: "review", checked: ["0", "1"] });
  await deliver();
  expect([await kinds(reviewer), await kinds(second), await countUnread(reviewer)]).toEqual([[], ["review-asked"], 0]);
  await approveReview(proof, { ...word, step: 0, kind: "proof" });
  await deliver();
  // Nobody reviews two steps in a row; a proof may come from the same eyes again.
  expect([await kinds(reviewer), await kinds(second), await kinds(proof)]).toEqual([
    [],
    ["review-asked"],
    ["review-asked"],
  ]);
  await returnForRevision(second, { ...word, step: 1, kind: "review", reason: "facts", note: "请核实" });
  await deliver();
  expect([await kinds(second), await kinds(proof), await kinds(editor)]).toEqual([[], [], ["review-returned"]]);
});

test("a step that runs over its time is said once, to those it waits for and to whoever handed the text in", async () => {
  const { bulletinId } = await handedIn();
  await deliver();
  expect(await chaseReviews()).toBe(0);
  await db
    .update(reviews)
    .set({ stepSince: sql`now() - interval '25 hours'` })
    .where(eq(reviews.bulletinId, bulletinId));
  const isMarked = async () => (await listDrafts(editor, { state: "overdue" })).drafts.map(({ id }) => id);
  expect(await isMarked()).toEqual([bulletinId]);
  expect([await chaseReviews(), await chaseReviews()]).toEqual([1, 0]);
  await deliver();
  const overdue = async (person: Person) =>
    (await listInbox(person)).filter(({ kind }) => kind === "review-overdue").length;
  expect([await overdue(reviewer), await overdue(editor)]).toEqual([1, 1]);
  await approveReview(reviewer, {
    bulletinId,
    version: 1,
    step: 0,
    kind: "review",
    note: "",
    checked: ["0", "1", "2"],
  });
  expect([await overdue(reviewer), await overdue(editor), await isMarked()]).toEqual([0, 0, []]);
});

test("an emergency publication that nobody has reviewed after a day is said to the chief publisher too", async () => {
  const signer = await cast.staff("publisher", "works");
  const chief = await cast.staff("publisher");
  const { id } = await plant();
  await publishInEmergency(signer, { bulletinId: id, version: 1, reason: "突发情况" });
  await deliver();
  expect((await listInbox(reviewer)).map(({ kind }) => kind)).toEqual(["review-asked"]);
  await db.update(reviews).set({ createdAt: sql`now() - interval '25 hours'` }).where(eq(reviews.bulletinId, id));
  await chaseReviews();
  await deliver();
  for (const person of [reviewer, signer, chief])
    expect((await listInbox(person))[0], person.name).toMatchObject({ kind: "review-overdue", bulletinTitle: "通知" });
});

test("a plan that failed is told to whoever made it", async () => {
  const signer = await cast.staff("publisher", "works");
  const { id } = await plant((await plantColumn()).id);
  await schedulePublication(signer, { bulletinId: id, version: 1, at: new Date(Date.now() + 60_000) });
  await db.update(publicationSchedules).set({ dueAt: sql`now() - interval '1 second'` });
  await db.delete(grants).where(eq(grants.memberId, signer.id));
  await fireDue((error) => {
    throw error;
  });
  await deliver();
  expect((await listInbox(signer)).map(({ kind }) => kind)).toEqual(["plan-failed"]);
});
