import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants } from "#db/schema/accounts.ts";
import { bulletinColumns, reviewRoutes } from "#db/schema/bulletins.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { publicationSchedules } from "#db/schema/reviews.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
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
  expect(await listInbox(reviewer)).toEqual([]);
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
