import { eq } from "drizzle-orm";
import { bulletins } from "#db/schema/bulletins.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { findDraftToChange } from "../../drafts/queries.ts";
import { endReview } from "../end.ts";
import { RecallReview } from "../input.ts";
import { canSubmit } from "../policy.ts";

/** 撤回送审: what was handed in is a draft again. The review after an emergency publication cannot be got rid of so. */
export const recallReview = command({
  event: "bulletins.review.recalled",
  input: RecallReview,
  load: (tx, actor, { bulletinId }) => findDraftToChange(actor, bulletinId, tx),
  allow: canSubmit,
  async run(tx, { input: { bulletinId }, subject: draft }) {
    const { reviewId, unitId, title } = draft;
    if (!reviewId || draft.reviewState !== "in_review" || draft.isReviewedAfterwards)
      throw invalid("form", "notInReview");
    await endReview(tx, reviewId, "recalled");
    await tx.update(bulletins).set({ reviewId: null }).where(eq(bulletins.id, bulletinId));
    return { id: bulletinId, unitId, payload: { bulletinId, reviewId, title, unitId } };
  },
});
