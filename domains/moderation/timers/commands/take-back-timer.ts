import { eq } from "drizzle-orm";
import { threadTimers } from "#db/schema/thread-rules.ts";
import { isModerator } from "#domains/forum/policy.ts";
import { command } from "#domains/kernel/command.ts";
import { TakeBackTimer } from "../input.ts";
import { findTimer } from "../queries.ts";

/** Takes away what was set, or what is left of it where nothing came of it; a colleague may do so too. */
export const takeBackTimer = command({
  event: "moderation.timer.taken-back",
  input: TakeBackTimer,
  limit: "moderation.acts",
  load: (tx, actor, { timerId }) => findTimer(actor, timerId, tx),
  allow: (actor, { unitPath }) => isModerator(actor, unitPath),
  async run(tx, { subject: { id, threadId, unitId, kind } }) {
    await tx.delete(threadTimers).where(eq(threadTimers.id, id));
    return { id, unitId, threadId, payload: { threadId, kind } };
  },
});
