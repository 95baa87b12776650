import { eq, sql } from "drizzle-orm";
import { bulletins } from "#db/schema/bulletins.ts";
import { reviewDecisions, reviews } from "#db/schema/reviews.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { fingerprintOf } from "../fingerprint.ts";
import { ApproveReview } from "../input.ts";
import { findReviewToDecide, refuseDecision } from "../load.ts";
import { canDecide } from "../policy.ts";
import { openTasks, stepAfter, waitingWord } from "../progress.ts";

/** 通过: one yes on one task of the present step; the last one that is missing moves the review on, or ends it. */
export const approveReview = command({
  event: "bulletins.review.approved",
  input: ApproveReview,
  load: (tx, actor, { bulletinId }) => findReviewToDecide(actor, bulletinId, tx),
  allow: (actor, { draft, review }) => canDecide(actor, draft, review),
  async run(tx, { actor, input, subject }) {
    const mandate = refuseDecision(actor, subject, input);
    const { bulletinId, kind, checked, note, onBehalfOf } = input;
    const { draft, review } = subject;
    const { checklist } = review.steps[review.step]!;
    if (kind === "review" && checklist.some((_, line) => !checked.includes(String(line))))
      throw invalid("checked", "checklistOpen");
    const own = { step: review.step, kind, verdict: "approve", memberId: memberId(actor), onBehalfOf } as const;
    await tx.insert(reviewDecisions).values({ ...own, reviewId: review.id, note });
    const step = stepAfter(review, kind, own.memberId);
    const next = { ...review, step, decisions: [...review.decisions, own] };
    const isThrough = step === review.steps.length;
    await tx
      .update(reviews)
      .set({
        step,
        waitingFor: openTasks(next).map(waitingWord),
        ...(step !== review.step && { stepSince: sql`now()` }),
        ...(isThrough && { state: "approved" as const, endedAt: sql`now()` }),
      })
      .where(eq(reviews.id, review.id));
    // After an emergency the text stays open: what was written meanwhile was read by nobody.
    if (isThrough && fingerprintOf(draft) !== review.fingerprint)
      await tx.update(bulletins).set({ reviewId: null }).where(eq(bulletins.id, bulletinId));
    const { title, unitId } = draft;
    return {
      id: bulletinId,
      unitId,
      payload: {
        ...{ bulletinId, reviewId: review.id, title, unitId, step, kind, isThrough },
        ...(mandate && { onBehalfOf, delegationId: mandate.id }),
        isNext: step !== review.step && !isThrough,
      },
    };
  },
});
