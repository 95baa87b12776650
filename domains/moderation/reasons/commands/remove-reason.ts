import { eq, sql } from "drizzle-orm";
import { cannedReasons } from "#db/schema/queue.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { canWordReasons } from "../../policy.ts";
import { RemoveReason } from "../input.ts";
import { findReason } from "../queries.ts";

/** Offers it no longer. */
export const removeReason = command({
  event: "moderation.reason.removed",
  input: RemoveReason,
  limit: "moderation.acts",
  load: (tx, actor, { reasonId }) => findReason(actor, reasonId, tx),
  allow: canWordReasons,
  async run(tx, { actor, subject: { id, unitId, text } }) {
    await tx
      .update(cannedReasons)
      .set({ removedAt: sql`now()`, removedBy: memberId(actor) })
      .where(eq(cannedReasons.id, id));
    return { id, unitId, payload: { text } };
  },
});
