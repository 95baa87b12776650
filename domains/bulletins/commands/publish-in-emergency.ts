import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { listFaults } from "../checks/faults.ts";
import { findDraftToChange } from "../drafts/queries.ts";
import { PublishInEmergency } from "../input.ts";
import { canPublish } from "../policy.ts";
import { publishDraft, refuseUnpublishable } from "../publish.ts";
import { endReview } from "../review/end.ts";
import { openReview } from "../review/open.ts";
import { findRoute } from "../review/queries.ts";
import { endOpen } from "../schedule/end.ts";

/**
 * 紧急发布: before its review, with a reason that stays in the log; a review under way ends with it; the one
 * after it begins at once and cannot be taken back.
 */
export const publishInEmergency = command({
  event: "bulletins.bulletin.published",
  input: PublishInEmergency,
  load: (tx, actor, { bulletinId }) => findDraftToChange(actor, bulletinId, tx),
  allow: canPublish,
  async run(tx, { actor, input: { bulletinId, version, reason }, subject: draft }) {
    await refuseUnpublishable(tx, draft, version);
    await endOpen(tx, draft.id, "cancelled");
    const route = await findRoute(actor, bulletinId, tx);
    if (!route || draft.reviewState === "approved") throw invalid("form", "noEmergency");
    // Whoever wrote what was in review approves none of it afterwards either.
    const earlier = draft.reviewState === "in_review" ? await endReview(tx, draft.reviewId!, "overtaken") : [];
    const openFaults = await listFaults(actor, draft, tx);
    const outcome = await publishDraft(tx, draft, memberId(actor));
    const reviewId = await openReview(tx, {
      draft: { ...draft, writerIds: [...draft.writerIds, ...earlier] },
      steps: route.steps,
      submittedBy: memberId(actor),
      isAfterwards: true,
      openFaults,
      faultsReason: openFaults.length > 0 ? reason : "",
    });
    return {
      ...outcome,
      payload: {
        ...outcome.payload,
        emergency: reason,
        reviewId,
        ...(earlier.length > 0 && { overtook: draft.reviewId }),
      },
    };
  },
});
