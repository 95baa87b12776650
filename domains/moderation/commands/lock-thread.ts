import { command } from "#domains/kernel/command.ts";
import { lock } from "../deeds/lock.ts";
import { OnThreadWithReason } from "../input.ts";
import { canModerateThread } from "../policy.ts";
import { findModeratedThread } from "../subjects.ts";

/** Ends a discussion: it stays readable, with the reason. */
export const lockThread = command({
  event: "moderation.thread.locked",
  input: OnThreadWithReason,
  limit: "moderation.acts",
  load: (tx, actor, { threadId }) => findModeratedThread(actor, threadId, tx),
  allow: canModerateThread,
  run: (tx, { actor, input: { reason, note }, subject: thread }) => lock(tx, actor, thread, { reason, note }),
});
