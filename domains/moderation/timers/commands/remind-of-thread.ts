import { eq } from "drizzle-orm";
import { threadTimers } from "#db/schema/thread-rules.ts";
import { isModerator } from "#domains/forum/policy.ts";
import { command } from "#domains/kernel/command.ts";
import { TakeBackTimer } from "../input.ts";
import { findTimer } from "../queries.ts";

/** Reminds whoever wished it of a thread; the clock asks in their name. */
export const remindOfThread = command({
  event: "moderation.timer.due",
  input: TakeBackTimer,
  load: (tx, actor, { timerId }) => findTimer(actor, timerId, tx),
  allow: (actor, { memberId, unitPath }) => actor.id === memberId && isModerator(actor, unitPath),
  async run(tx, { subject: { id, threadId, unitId, memberId, reason } }) {
    await tx.delete(threadTimers).where(eq(threadTimers.id, id));
    return { id, unitId, payload: { threadId, memberId, note: reason } };
  },
});
