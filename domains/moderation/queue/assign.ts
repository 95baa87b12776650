import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { queueItems } from "#db/schema/queue.ts";
import type { Outcome } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import type { ItemSubject } from "./items.ts";

/** Puts a matter into somebody's hands, or into nobody's (null), if it is still in those in which it was found. */
export async function assign(tx: Tx, item: ItemSubject, to: string | null): Promise<Outcome> {
  const [row] = await tx
    .update(queueItems)
    .set({ assigneeId: to, assignedAt: to === null ? null : sql`now()` })
    .where(
      and(
        eq(queueItems.id, item.id),
        isNull(queueItems.closedAt),
        sql`${queueItems.assigneeId} is not distinct from ${item.assigneeId}::uuid`,
      ),
    )
    .returning({ id: queueItems.id });
  if (!row) throw new DomainError("conflict");
  return { id: item.id, unitId: item.unitId, payload: { itemId: item.id, assigneeId: to } };
}
