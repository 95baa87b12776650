import { command } from "#domains/kernel/command.ts";
import { dismiss } from "../deeds/dismiss.ts";
import { DismissFlags } from "../input.ts";
import { canDismissFlags } from "../policy.ts";
import { findModeratedPost } from "../subjects.ts";

/** The post stays as it is; those who flagged it are told that it was looked at, with what the leader answers. */
export const dismissFlags = command({
  event: "moderation.flags.dismissed",
  input: DismissFlags,
  limit: "moderation.acts",
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canDismissFlags,
  run: (tx, { actor, input: { answer, note }, subject }) => dismiss(tx, actor, subject, { answer, note }),
});
