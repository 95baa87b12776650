import { count, eq } from "drizzle-orm";
import { threadTimers } from "#db/schema/thread-rules.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canModerateThread } from "../../policy.ts";
import { findModeratedThread } from "../../subjects.ts";
import { SetTimer, TIMER_DAYS_MAX, TIMERS_MAX } from "../input.ts";

/** Sets for a time to come that a thread is closed or opened again, or that one is reminded of it. */
export const setTimer = command({
  event: "moderation.timer.set",
  input: SetTimer,
  limit: "moderation.acts",
  load: (tx, actor, { threadId }) => findModeratedThread(actor, threadId, tx),
  allow: canModerateThread,
  async run(tx, { actor, input: { kind, at, reason }, subject: thread }) {
    const wait = at.getTime() - Date.now();
    if (wait <= 0) throw invalid("at", "timeOver");
    if (wait > TIMER_DAYS_MAX * 86_400_000) throw invalid("at", "tooFarOff", { maximum: TIMER_DAYS_MAX });
    // Told to the author, as with every lock.
    if (kind === "close" && reason.length < 2) throw invalid("reason", "tooShort", { minimum: 2 });
    const ofThread = eq(threadTimers.threadId, thread.id);
    const [there] = await tx.select({ n: count() }).from(threadTimers).where(ofThread);
    if (there!.n >= TIMERS_MAX) throw invalid("form", "timersFull", { maximum: TIMERS_MAX });
    const [row] = await tx
      .insert(threadTimers)
      .values({ threadId: thread.id, kind, memberId: memberId(actor), reason, dueAt: at })
      .returning({ id: threadTimers.id });
    return { id: row!.id, unitId: thread.unitId, payload: { threadId: thread.id, kind } };
  },
});
