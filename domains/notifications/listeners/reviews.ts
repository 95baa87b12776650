import { desc, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { publicationSchedules, reviews } from "#db/schema/reviews.ts";
import { listAsked, listHolders } from "#domains/bulletins/review/asked.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";
import { put } from "./put.ts";

export async function onApproved(event: DomainEvent, tx: Tx) {
  await onReview(event, tx);
  await onReviewWaits(event, tx);
}

/** Whose word is waited for learns of it when the text reaches their step, and once more when the step runs over its time. */
export async function onReviewWaits(event: DomainEvent, tx: Tx) {
  const { reviewId, bulletinId, isNext } = event.payload;
  if (!reviewId || isNext === false) return;
  const [review] = await tx
    .select()
    .from(reviews)
    .where(eq(reviews.id, String(reviewId)));
  if (!review) return;
  const isLate = event.name === "bulletins.review.overdue";
  const asked = await listAsked(review.id, tx);
  const chiefs = isLate && review.isAfterwards ? await listHolders(["publisher"], null, tx) : [];
  const told = new Set([...asked, ...(isLate ? [review.submittedBy] : []), ...chiefs.map(({ memberId }) => memberId)]);
  const about = {
    kind: isLate ? "review-overdue" : "review-asked",
    bulletinId: String(bulletinId),
    payload: { reviewId: review.id, step: String(review.step) },
  } as const;
  await put(
    tx,
    event,
    [...told].map((memberId) => ({ memberId, ...about })),
    isLate ? null : review.submittedBy,
  );
}

/** Who wrote the text learns what became of it in review: sent back with what to do, or through. */
export async function onReview(event: DomainEvent, tx: Tx) {
  const { reviewId, bulletinId, note, isThrough } = event.payload;
  const isReturned = event.name === "bulletins.review.returned";
  if (!isReturned && isThrough !== true) return;
  const [review] = await tx
    .select({ writerIds: reviews.writerIds })
    .from(reviews)
    .where(eq(reviews.id, String(reviewId)));
  const kind = isReturned ? "review-returned" : "review-approved";
  const about = {
    kind,
    bulletinId: String(bulletinId),
    ...(isReturned && { payload: { note: String(note) } }),
  } as const;
  const items = (review?.writerIds ?? []).map((memberId) => ({ memberId, ...about }));
  await put(tx, event, items, event.actorId);
}

/** A delegate learns what they were asked to stand in for; that it ended early, whichever side did not end it. */
export async function onDelegation(event: DomainEvent, tx: Tx) {
  const { holderId, delegateId, reason } = event.payload;
  const isGiven = event.name === "bulletins.delegation.given";
  const told = [delegateId, ...(isGiven ? [] : [holderId])].map(String).filter((id) => id !== event.actorId);
  const about = isGiven
    ? ({ kind: "review-delegated", payload: { note: String(reason) } } as const)
    : ({ kind: "delegation-ended" } as const);
  await put(
    tx,
    event,
    told.map((memberId) => ({ memberId, ...about })),
    event.actorId,
  );
}

/** Who planned a publication that was refused at its time, and who wrote it, are told before readers wonder. */
export async function onPlanFailed(event: DomainEvent, tx: Tx) {
  const [bulletin] = await tx.select().from(bulletins).where(eq(bulletins.id, event.subjectId));
  const [plan] = await tx
    .select({ by: publicationSchedules.scheduledBy })
    .from(publicationSchedules)
    .where(eq(publicationSchedules.bulletinId, event.subjectId))
    .orderBy(desc(publicationSchedules.createdAt))
    .limit(1);
  if (!bulletin || !plan) return;
  const told = [...new Set([plan.by, ...bulletin.writerIds])];
  const about = { kind: "plan-failed", bulletinId: bulletin.id } as const;
  await put(
    tx,
    event,
    told.map((memberId) => ({ memberId, ...about })),
    null,
  );
}
