import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletinColumns, bulletins, reviewRoutes } from "#db/schema/bulletins.ts";
import { publicationSchedules } from "#db/schema/reviews.ts";
import { bodyWith, plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { archiveBulletin } from "../commands/archive-bulletin.ts";
import { discardDraft } from "../commands/discard-draft.ts";
import { publishBulletin } from "../commands/publish-bulletin.ts";
import { publishInEmergency } from "../commands/publish-in-emergency.ts";
import { restoreVersion } from "../commands/restore-version.ts";
import { saveDraft } from "../commands/save-draft.ts";
import { withdrawBulletin } from "../commands/withdraw-bulletin.ts";
import { findDraft } from "../drafts/queries.ts";
import { takeOverDraft } from "../locks/commands/take-over-draft.ts";
import { findBulletin } from "../queries.ts";
import { approveReview } from "../review/commands/approve-review.ts";
import { recallReview } from "../review/commands/recall-review.ts";
import { returnForRevision } from "../review/commands/return-for-revision.ts";
import { submitForReview } from "../review/commands/submit-for-review.ts";
import { findReview } from "../review/queries.ts";
import { cancelSchedule } from "../schedule/commands/cancel-schedule.ts";
import { schedulePublication } from "../schedule/commands/schedule-publication.ts";
import { fireDue } from "../schedule/fire.ts";
import { after, faultOf, type Life, type Move, newLife, type Person } from "./model.ts";
import { anyMove, diceOf, PEOPLE, STEPS } from "./testing.ts";

const WALKS = 40;
const MOVES_EACH = 25;

type Member = Actor & { id: string };

let cast: Cast;
let columnId: string;
let reader: Member;
const people = new Map<string, Member>();
beforeAll(async () => {
  cast = await castOf();
  const [route] = await db
    .insert(reviewRoutes)
    .values({ slug: "walked", name: "走法", enName: "Walked", steps: STEPS })
    .returning();
  columnId = (await plantColumn("walked")).id;
  await db.update(bulletinColumns).set({ routeId: route!.id }).where(eq(bulletinColumns.id, columnId));
  for (const { name, roles } of PEOPLE) people.set(name, await cast.person({ unit: "group", roles, over: "works" }));
  reader = await cast.member("works-1");
});

const actorOf = (person: Person) => people.get(person.name)!;

async function begin(authorId: string): Promise<string> {
  const planted = { columnId, unitId: cast.unit("works"), authorId, title: "一题" };
  const { id } = await plantBulletin({ ...planted, state: "draft" });
  await db
    .update(bulletins)
    .set({ body: bodyWith("文字1"), writerIds: [authorId] })
    .where(eq(bulletins.id, id));
  return id;
}

/** Does what the move says, with what its maker would have on the screen. */
async function act(bulletinId: string, move: Move, life: Life): Promise<unknown> {
  if (move.do === "fire") return fire(bulletinId);
  const actor = actorOf(move.by);
  const { version } = life;
  const of = { bulletinId, version };
  const word = { ...of, step: life.review?.step ?? 0, version: life.review?.version ?? version };
  const words = move.do === "edit" && move.what === "words" ? version + 1_000 : life.words;
  const text = { ...of, title: "一题", columnId, unitId: cast.unit("works"), byline: `v${version}` };
  switch (move.do) {
    case "edit":
      return saveDraft(actor, { ...text, body: JSON.stringify(bodyWith(`文字${words}`)) });
    case "restore":
      return restoreVersion(actor, { ...of, restored: move.version });
    case "take over":
      return takeOverDraft(actor, { bulletinId });
    case "discard":
      return discardDraft(actor, { ...of, sure: "on" });
    case "hand in":
      return submitForReview(actor, of);
    case "recall":
      return recallReview(actor, { bulletinId });
    case "approve":
      return approveReview(actor, { ...word, kind: move.kind });
    case "return":
      return returnForRevision(actor, { ...word, kind: move.kind, reason: "wording", note: "请改" });
    case "publish":
      return publishBulletin(actor, of);
    case "emergency":
      return publishInEmergency(actor, { ...of, reason: "台风" });
    case "plan":
      return schedulePublication(actor, { ...of, at: new Date(Date.now() + 3_600_000) });
    case "cancel":
      return cancelSchedule(actor, { bulletinId });
    case "withdraw":
      return withdrawBulletin(actor, { bulletinId, reason: "核实" });
    default:
      return archiveBulletin(actor, { bulletinId, isArchived: move.do === "archive" ? "true" : "false" });
  }
}

/** Lets the time of this text's plan come. */
async function fire(bulletinId: string) {
  const due = await db
    .update(publicationSchedules)
    .set({ dueAt: sql`now() - interval '1 second'` })
    .where(sql`bulletin_id = ${bulletinId} and ended_at is null`)
    .returning({ id: publicationSchedules.id });
  if (due.length === 0) throw new DomainError("not_found");
  await fireDue((error) => {
    throw error;
  });
}

/** A text as the database has it, in the model's words. */
async function found(id: string) {
  const anybody = actorOf(PEOPLE[3]!);
  const [draft, review, read] = await Promise.all([
    findDraft(anybody, id),
    findReview(anybody, id),
    findBulletin(reader, id),
  ]);
  if (!draft) return "gone";
  const nameOf = (memberId: string | null) => [...people].find(([, { id: known }]) => known === memberId)?.[0] ?? null;
  return {
    version: draft.version,
    writers: draft.writerIds.map(nameOf).sort(),
    holder: nameOf(draft.holderId),
    review: review && { state: review.state, step: review.step, version: review.version, is: review.isAfterwards },
    published: draft.published && { version: draft.published.version, is: draft.published.archivedAt !== null },
    isPlanned: draft.scheduledFor !== null,
    isRead: read !== null,
  };
}

function said({ version, writers, holder, review, published, plan, isGone }: Life) {
  if (isGone) return "gone";
  return {
    ...{ version, holder, writers: [...writers].sort() },
    review: review && { state: review.state, step: review.step, version: review.version, is: review.isAfterwards },
    published: published && { version: published.version, is: published.isArchived },
    isPlanned: plan !== null,
    isRead: published !== null,
  };
}

test(`${WALKS} random walks of ${MOVES_EACH} moves: the product does and refuses what the model does and refuses`, {
  timeout: 120_000,
}, async () => {
  const done = new Set<string>();
  const refused = new Set<string>();
  for (let walk = 0; walk < WALKS; walk++) {
    const roll = diceOf(walk);
    const author = PEOPLE[roll(2)]!;
    const id = await begin(actorOf(author).id);
    let life = newLife(author);
    const way: string[] = [];
    for (let at = 0; at < MOVES_EACH; at++) {
      const move = anyMove(life, roll);
      const next = after(life, move, STEPS);
      way.push(`${move.do} by ${"by" in move ? move.by.name : "the worker"}`);
      const where = `walk ${walk}: ${way.join(", ")}`;
      const answer = await act(id, move, life).then(
        () => "done",
        (error) => (error instanceof DomainError ? "refused" : error),
      );
      expect([where, answer]).toEqual([where, next ? "done" : "refused"]);
      (next ? done : refused).add(move.do);
      life = next ?? life;
      expect([where, faultOf(life), await found(id)]).toEqual([where, null, said(life)]);
    }
  }
  const moves = ["edit", "hand in", "approve", "return", "recall", "plan", "cancel", "fire", "publish", "emergency"];
  moves.push("withdraw", "archive", "unarchive", "restore", "take over", "discard");
  expect([...done].sort()).toEqual(moves.sort());
  expect([...refused].sort(), "each is refused too, where it must be").toEqual(moves.sort());
});
