import { slowModes } from "#db/schema/thread-rules.ts";
import { command } from "#domains/kernel/command.ts";
import { SlowThread } from "../input.ts";
import { canModerateThread } from "../policy.ts";
import { aboutThread, outcomeOf, recordAct } from "../record.ts";
import { findModeratedThread } from "../subjects.ts";

/** 慢速发言: lets everybody but moderators write in a thread once in so many minutes, for some hours; takes the place of an earlier one. */
export const slowThread = command({
  event: "moderation.thread.slowed",
  input: SlowThread,
  limit: "moderation.acts",
  load: (tx, actor, { threadId }) => findModeratedThread(actor, threadId, tx),
  allow: canModerateThread,
  async run(tx, { actor, input: { minutes, hours, reason, note }, subject: thread }) {
    const until = new Date(Date.now() + hours * 3_600_000);
    const about = { ...aboutThread(thread), memberId: null, until, reason, note };
    const actionId = await recordAct(tx, actor, { kind: "slow-thread", ...about });
    await tx
      .insert(slowModes)
      .values({ threadId: thread.id, minutes, until, actionId })
      .onConflictDoUpdate({ target: slowModes.threadId, set: { minutes, until, actionId } });
    return outcomeOf(actionId, thread, { minutes });
  },
});
