import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { queueItems } from "#db/schema/queue.ts";
import { command } from "#domains/kernel/command.ts";

const isExpired = and(
  eq(queueItems.kind, "reveal"),
  isNull(queueItems.closedAt),
  lte(queueItems.expiresAt, sql`now()`),
);

/** Closes a request to which nobody has agreed in time; whoever asked is told. Only the clock does this. */
export const expireReveal = command({
  event: "moderation.reveal.expired",
  input: z.object({ itemId: z.uuid() }),
  async load(tx, _actor, { itemId }) {
    const [row] = await tx
      .select({ id: queueItems.id, unitId: queueItems.unitId, postId: queueItems.postId, byId: queueItems.byId })
      .from(queueItems)
      .where(and(eq(queueItems.id, itemId), isExpired))
      .for("update");
    return row ?? null;
  },
  allow: (actor) => actor.kind === "system",
  async run(tx, { subject: { id, unitId, postId, byId } }) {
    await tx.update(queueItems).set({ closedAt: sql`now()` }).where(eq(queueItems.id, id));
    return { id, unitId, payload: { postId, proposerId: byId } };
  },
});
