import { and, eq, gt, sql } from "drizzle-orm";
import { slowModes } from "#db/schema/thread-rules.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { OnThread } from "../input.ts";
import { canModerateThread } from "../policy.ts";
import { aboutThread, outcomeOf, recordAct } from "../record.ts";
import { findModeratedThread } from "../subjects.ts";

/** Ends the slow mode of a thread before its time. */
export const unslowThread = command({
  event: "moderation.thread.unslowed",
  input: OnThread,
  limit: "moderation.acts",
  load: (tx, actor, { threadId }) => findModeratedThread(actor, threadId, tx),
  allow: canModerateThread,
  async run(tx, { actor, input: { note }, subject: thread }) {
    const isOn = and(eq(slowModes.threadId, thread.id), gt(slowModes.until, sql`now()`));
    const ended = await tx.delete(slowModes).where(isOn).returning({ id: slowModes.threadId });
    if (ended.length === 0) throw new DomainError("conflict");
    const about = { ...aboutThread(thread), memberId: null, note };
    const actionId = await recordAct(tx, actor, { kind: "unslow-thread", ...about });
    return outcomeOf(actionId, thread);
  },
});
