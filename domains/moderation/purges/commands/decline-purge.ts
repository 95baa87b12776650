import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { canDeclinePurge } from "../../policy.ts";
import { settleProposal } from "../../queue/in-and-out.ts";
import { aboutPost, recordAct } from "../../record.ts";
import { findModeratedPost } from "../../subjects.ts";
import { DeclinePurge } from "../input.ts";
import { findPurge } from "../queries.ts";

/** The post stays: the second person's no, or the first one's second thought. */
export const declinePurge = command({
  event: "moderation.purge.declined",
  input: DeclinePurge,
  limit: "moderation.acts",
  load: (tx, actor, { itemId }) => findPurge(actor, itemId, tx),
  allow: canDeclinePurge,
  async run(tx, { actor, input: { reason }, subject: { itemId, postId, unitId, proposalId: aboutId, byId } }) {
    const subject = await findModeratedPost(actor, postId, tx);
    if (!subject) throw new DomainError("not_found");
    const actionId = await recordAct(tx, actor, { kind: "decline-purge", ...aboutPost(subject), reason, aboutId });
    if (!(await settleProposal(tx, itemId, actionId))) throw new DomainError("conflict");
    return { id: actionId, unitId, payload: { actionId, postId, proposerId: byId } };
  },
});
