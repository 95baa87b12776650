import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { threads } from "#db/schema/forum.ts";
import { threadTimers } from "#db/schema/thread-rules.ts";
import { command } from "#domains/kernel/command.ts";

/** Notes why nothing came of what was set: whoever set it is told, and it stays until somebody takes it away. Only the clock does this. */
export const refuseTimer = command({
  event: "moderation.timer.refused",
  input: z.object({ timerId: z.uuid(), failure: z.string() }),
  async load(tx, _actor, { timerId }) {
    const [row] = await tx
      .select({ id: threadTimers.id, memberId: threadTimers.memberId, threadId: threads.id, unitId: threads.unitId })
      .from(threadTimers)
      .innerJoin(threads, eq(threads.id, threadTimers.threadId))
      .where(and(eq(threadTimers.id, timerId), isNull(threadTimers.failure)))
      .for("update", { of: threadTimers });
    return row ?? null;
  },
  allow: (actor) => actor.kind === "system",
  async run(tx, { input: { failure }, subject: { id, threadId, unitId, memberId } }) {
    await tx.update(threadTimers).set({ failure }).where(eq(threadTimers.id, id));
    return { id, unitId, payload: { threadId, memberId } };
  },
});
