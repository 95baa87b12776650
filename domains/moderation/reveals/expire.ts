import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { queueItems } from "#db/schema/queue.ts";
import { system } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { expireReveal } from "./commands/expire-reveal.ts";

const AT_ONCE = 500;

/** Says of every request whose week is over that it is. Nobody could have agreed to it any more anyway. */
export async function expireReveals(): Promise<number> {
  const isExpired = and(isNull(queueItems.closedAt), lte(queueItems.expiresAt, sql`now()`));
  const over = await db
    .select({ id: queueItems.id })
    .from(queueItems)
    .where(and(eq(queueItems.kind, "reveal"), isExpired))
    .limit(AT_ONCE);
  for (const { id } of over) {
    await expireReveal(system, { itemId: id }).catch((error) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }
  return over.length;
}
