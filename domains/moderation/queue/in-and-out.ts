import { and, eq, gt, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { QueueKind } from "#db/enums/queue.ts";
import { threads } from "#db/schema/forum.ts";
import { queueItems } from "#db/schema/queue.ts";

type Flagged = { unitId: string | null; threadId: string; postId: string; memberId: string };

/** A flagged post waits once, however many flag it. The row is locked, so that whoever settles it sees this flag too. */
export async function queueFlagged(tx: Tx, post: Flagged): Promise<void> {
  await tx
    .insert(queueItems)
    .values({ kind: "flags", ...post })
    .onConflictDoUpdate({
      target: [queueItems.postId, queueItems.kind],
      targetWhere: sql`closed_at is null`,
      set: { kind: "flags" },
    });
}

type Appealed = {
  appealId: string;
  memberId: string;
  action: { unitId: string | null; threadId: string | null; actorId: string };
};

/** An appeal waits for somebody other than the one whose act it is against. */
export async function queueAppeal(tx: Tx, { appealId, memberId, action }: Appealed): Promise<void> {
  const { unitId, threadId, actorId: byId } = action;
  await tx.insert(queueItems).values({ kind: "appeal", appealId, memberId, unitId, threadId, byId });
}

/** Takes out what an act on a post has settled; without an act it has settled itself. */
export async function settlePost(tx: Tx, postId: string, kinds: QueueKind[], actionId: string | null): Promise<void> {
  await tx
    .update(queueItems)
    .set({ closedAt: sql`now()`, closedBy: actionId })
    .where(and(eq(queueItems.postId, postId), inArray(queueItems.kind, kinds), isNull(queueItems.closedAt)));
}

/** Takes out one proposal that may still be answered; false where it was answered, or ran out, a moment ago. */
export async function settleProposal(tx: Tx, itemId: string, actionId: string): Promise<boolean> {
  const settled = await tx
    .update(queueItems)
    .set({ closedAt: sql`now()`, closedBy: actionId })
    .where(and(eq(queueItems.id, itemId), isNull(queueItems.closedAt), gt(queueItems.expiresAt, sql`now()`)))
    .returning({ id: queueItems.id });
  return settled.length > 0;
}

export async function settleAppeal(tx: Tx, appealId: string, actionId: string): Promise<void> {
  await tx
    .update(queueItems)
    .set({ closedAt: sql`now()`, closedBy: actionId })
    .where(eq(queueItems.appealId, appealId));
}

/** What waits on a thread goes with it into another area, to whoever leads there; an appeal stays where the act was done. */
export async function followThread(tx: Tx, threadId: string): Promise<void> {
  const area = sql`(select ${threads.unitId} from ${threads} where ${threads.id} = ${threadId})`;
  await tx
    .update(queueItems)
    .set({ unitId: area, assigneeId: null, assignedAt: null })
    .where(
      and(
        eq(queueItems.threadId, threadId),
        isNull(queueItems.closedAt),
        ne(queueItems.kind, "appeal"),
        sql`${queueItems.unitId} is distinct from ${area}`,
      ),
    );
}

/** What waits, or waited, on posts goes with them into another thread, and what is open to whoever leads there. */
export async function followPosts(tx: Tx, postIds: string[], to: { id: string; unitId: string | null }): Promise<void> {
  const isTheirs = sql`${queueItems.postId} = any(${`{${postIds.join(",")}}`}::uuid[])`;
  await tx.update(queueItems).set({ threadId: to.id }).where(isTheirs);
  await followThread(tx, to.id);
}
