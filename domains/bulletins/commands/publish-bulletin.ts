import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { acceptFaults, faultsIn } from "../checks/faults.ts";
import { findDraftToChange } from "../drafts/queries.ts";
import { PublishBulletin } from "../input.ts";
import { canPublish } from "../policy.ts";
import { publishDraft, refuseUnpublishable } from "../publish.ts";
import { endOpen } from "../schedule/end.ts";

/** Publishes the working copy as it was read by whoever publishes it, once it is through the review of its column. */
export const publishBulletin = command({
  event: "bulletins.bulletin.published",
  input: PublishBulletin,
  load: (tx, actor, { bulletinId }) => findDraftToChange(actor, bulletinId, tx),
  allow: canPublish,
  async run(tx, { actor, input, subject: draft }) {
    const { version, correction, tell } = input;
    await refuseUnpublishable(tx, draft, version);
    await endOpen(tx, draft.id, "cancelled");
    if (draft.hasRoute && draft.reviewState !== "approved") throw invalid("form", "notApproved");
    if (tell && !correction) throw invalid("correction", "required");
    // Where it was reviewed, its reviewers knew of them.
    const faults = draft.hasRoute ? {} : faultsIn(await acceptFaults(tx, actor, draft, input));
    const outcome = await publishDraft(tx, draft, memberId(actor), { correction });
    const corrected = draft.published && { correction, tell: tell === "on" };
    return { ...outcome, payload: { ...outcome.payload, ...corrected, ...faults } };
  },
});
