import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import type { ProposalKind } from "#db/enums/queue.ts";
import { queueItems } from "#db/schema/queue.ts";
import type { Outcome } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";

const AT_ONCE = 500;

const isExpired = (kind: ProposalKind) =>
  and(eq(queueItems.kind, kind), isNull(queueItems.closedAt), lte(queueItems.expiresAt, sql`now()`));

type Expired = NonNullable<Awaited<ReturnType<typeof lockExpired>>>;

/** One whose week is over, locked until it is said. */
export async function lockExpired(tx: Tx, kind: ProposalKind, itemId: string) {
  const [row] = await tx
    .select({ id: queueItems.id, unitId: queueItems.unitId, postId: queueItems.postId, byId: queueItems.byId })
    .from(queueItems)
    .where(and(eq(queueItems.id, itemId), isExpired(kind)))
    .for("update");
  return row ?? null;
}

/** Takes it out of the queue; whoever proposed it is told. */
export async function closeExpired(tx: Tx, { id, unitId, postId, byId }: Expired): Promise<Outcome> {
  await tx.update(queueItems).set({ closedAt: sql`now()` }).where(eq(queueItems.id, id));
  return { id, unitId, payload: { postId, proposerId: byId } };
}

/** Says of all of a kind whose week is over that it is, and of how many. Nobody could have agreed to them any more anyway. */
export async function expireProposals(
  kind: ProposalKind,
  expire: (itemId: string) => Promise<unknown>,
): Promise<number> {
  const over = await db.select({ id: queueItems.id }).from(queueItems).where(isExpired(kind)).limit(AT_ONCE);
  for (const { id } of over) {
    await expire(id).catch((error) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }
  return over.length;
}
