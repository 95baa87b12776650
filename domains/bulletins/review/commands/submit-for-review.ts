import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { isBlank, plainText } from "#lib/text/excerpt.ts";
import { LOST_PICTURE } from "#lib/text/lost-picture.ts";
import { countUndescribed } from "#lib/text/nodes.ts";
import { acceptFaults, faultsIn } from "../../checks/faults.ts";
import { refuseIncompleteDisclosure } from "../../drafts/disclosure.ts";
import { findDraftToChange } from "../../drafts/queries.ts";
import { refuseClosedColumn } from "../../drafts/target.ts";
import { releaseDraft } from "../../locks/hold.ts";
import { SubmitForReview } from "../input.ts";
import { openReview } from "../open.ts";
import { canSubmit } from "../policy.ts";
import { findRoute } from "../queries.ts";

/** 送审: the text as it was read goes its column's way; until it is decided or taken back nobody changes it. */
export const submitForReview = command({
  event: "bulletins.review.submitted",
  input: SubmitForReview,
  load: (tx, actor, { bulletinId }) => findDraftToChange(actor, bulletinId, tx),
  allow: canSubmit,
  async run(tx, { actor, input, subject: draft }) {
    const { bulletinId, version } = input;
    if (draft.version !== version) throw new DomainError("conflict");
    if (draft.reviewState === "in_review") throw invalid("form", "inReview");
    if (draft.published?.version === version || draft.reviewState === "approved") throw invalid("form", "nothingNew");
    if (isBlank(draft.body)) throw invalid("form", "textMissing");
    if (countUndescribed(draft.body) > 0) throw invalid("form", "picturesUndescribed");
    if (plainText(draft.body).includes(LOST_PICTURE)) throw invalid("form", "picturesLost");
    refuseIncompleteDisclosure(draft);
    await refuseClosedColumn(tx, draft);
    const route = await findRoute(actor, bulletinId, tx);
    if (!route) throw invalid("form", "noRoute");
    const faults = await acceptFaults(tx, actor, draft, input);
    const reviewId = await openReview(tx, { draft, steps: route.steps, submittedBy: memberId(actor), ...faults });
    await releaseDraft(tx, bulletinId);
    const { title, unitId } = draft;
    return { id: bulletinId, unitId, payload: { bulletinId, reviewId, title, unitId, version, ...faultsIn(faults) } };
  },
});
