import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { canDeclineReveal } from "../../policy.ts";
import { settleProposal } from "../../queue/in-and-out.ts";
import { aboutPost, recordAct } from "../../record.ts";
import { findModeratedPost } from "../../subjects.ts";
import { DeclineReveal } from "../input.ts";
import { findReveal } from "../queries.ts";

/** Nobody is found out: the second person's no, or the first one's second thought. */
export const declineReveal = command({
  event: "moderation.reveal.declined",
  input: DeclineReveal,
  limit: "moderation.acts",
  load: (tx, actor, { itemId }) => findReveal(actor, itemId, tx),
  allow: canDeclineReveal,
  async run(tx, { actor, input: { reason }, subject: { itemId, postId, unitId, proposalId: aboutId, byId } }) {
    const subject = await findModeratedPost(actor, postId, tx);
    if (!subject) throw new DomainError("not_found");
    const actionId = await recordAct(tx, actor, { kind: "decline-reveal", ...aboutPost(subject), reason, aboutId });
    if (!(await settleProposal(tx, itemId, actionId))) throw new DomainError("conflict");
    return { id: actionId, unitId, payload: { actionId, postId, proposerId: byId } };
  },
});
