import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { canAskReveal } from "../../policy.ts";
import { propose } from "../../proposals/propose.ts";
import { findModeratedPost } from "../../subjects.ts";
import { AskReveal } from "../input.ts";
import { isBehind } from "../queries.ts";

/** Asks who said something without their name; nothing is told before another moderator has agreed. */
export const askReveal = command({
  event: "moderation.reveal.asked",
  input: AskReveal,
  limit: "moderation.acts",
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canAskReveal,
  async run(tx, { actor, input: { reason, note }, subject }) {
    if (await isBehind(actor, subject.post.authorId, tx)) throw new DomainError("forbidden");
    return propose(tx, actor, subject, { kind: "reveal", act: "ask-reveal", reason, note });
  },
});
