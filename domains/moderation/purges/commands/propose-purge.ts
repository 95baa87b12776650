import { command } from "#domains/kernel/command.ts";
import { canProposePurge } from "../../policy.ts";
import { propose } from "../../proposals/propose.ts";
import { findModeratedPost } from "../../subjects.ts";
import { ProposePurge } from "../input.ts";

/** Asks that a post be deleted for good; nothing happens before another moderator has confirmed it. */
export const proposePurge = command({
  event: "moderation.purge.proposed",
  input: ProposePurge,
  limit: "moderation.acts",
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canProposePurge,
  run: (tx, { actor, input: { reason, note }, subject }) =>
    propose(tx, actor, subject, { kind: "purge", act: "propose-purge", reason, note }),
});
