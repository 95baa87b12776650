import { reveals } from "#db/schema/voices.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { canAgreeReveal } from "../../policy.ts";
import { settleProposal } from "../../queue/in-and-out.ts";
import { aboutPost, outcomeOf, recordAct } from "../../record.ts";
import { findModeratedPost } from "../../subjects.ts";
import { AgreeReveal, REVEALED_DAYS } from "../input.ts";
import { findReveal, isBehind } from "../queries.ts";

/** The second person's yes: the two see who it was for a while, the author learns who asked, who agreed and why. */
export const agreeReveal = command({
  event: "moderation.reveal.agreed",
  input: AgreeReveal,
  limit: "moderation.acts",
  load: (tx, actor, { itemId }) => findReveal(actor, itemId, tx),
  allow: canAgreeReveal,
  async run(tx, { actor, input: { reason: agreedReason }, subject: request }) {
    const { itemId, postId, byId, memberId: voiceId, proposalId: aboutId, reason } = request;
    const subject = await findModeratedPost(actor, postId, tx);
    if (!subject || (await isBehind(actor, voiceId, tx))) throw new DomainError("not_found");
    const said = { reason, note: agreedReason, aboutId };
    const actionId = await recordAct(tx, actor, { kind: "reveal-author", ...aboutPost(subject), ...said });
    if (!(await settleProposal(tx, itemId, actionId))) throw new DomainError("conflict");
    await tx.insert(reveals).values({
      ...{ postId, voiceId, actionId, askedBy: byId!, askedReason: reason, agreedBy: memberId(actor), agreedReason },
      until: new Date(Date.now() + REVEALED_DAYS * 86_400_000),
    });
    return outcomeOf(actionId, subject.thread, { postId, proposerId: byId });
  },
});
