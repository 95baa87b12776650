import { retitle } from "#domains/forum/threads/retitle.ts";
import { command } from "#domains/kernel/command.ts";
import { RenameThread } from "../input.ts";
import { canRenameThread } from "../policy.ts";
import { aboutThread, outcomeOf, recordAct } from "../record.ts";
import { findModeratedThread } from "../subjects.ts";

/** Gives a thread another title, with a reason that its author is told; readers do not learn what it was called. */
export const renameThread = command({
  event: "moderation.thread.renamed",
  input: RenameThread,
  limit: "moderation.acts",
  load: (tx, actor, { threadId }) => findModeratedThread(actor, threadId, tx),
  allow: canRenameThread,
  async run(tx, { actor, input: { title, reason, note }, subject: thread }) {
    const actionId = await recordAct(tx, actor, { kind: "rename-thread", ...aboutThread(thread), reason, note });
    await retitle(tx, thread, title, actionId);
    return outcomeOf(actionId, thread);
  },
});
