import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { queueItems } from "#db/schema/queue.ts";
import { system } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { expirePurge } from "./commands/expire-purge.ts";

const AT_ONCE = 500;

/** Says of every proposal whose week is over that it is. It could not have been confirmed any more anyway. */
export async function expirePurges(): Promise<number> {
  const isExpired = and(isNull(queueItems.closedAt), lte(queueItems.expiresAt, sql`now()`));
  const over = await db
    .select({ id: queueItems.id })
    .from(queueItems)
    .where(and(eq(queueItems.kind, "purge"), isExpired))
    .limit(AT_ONCE);
  for (const { id } of over) {
    await expirePurge(system, { itemId: id }).catch((error) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }
  return over.length;
}
