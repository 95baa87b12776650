import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { queueItems } from "#db/schema/queue.ts";

type Waiting = {
  unitId: string | null;
  threadId: string;
  postId: string;
  memberId: string;
  /** The rule that it met, if one did. */
  ruleId: string | null;
};

/** A post that waits stands in the moderators' queue with the write that made it; asked only of posts that wait. */
export async function waitForApproval(tx: Tx, post: Waiting): Promise<void> {
  await tx.insert(queueItems).values({ kind: "pending", ...post });
}

/** A post that waits and was changed so that it meets a rule: its handlers read of the newest. */
export async function waitBecauseOf(tx: Tx, postId: string, ruleId: string): Promise<void> {
  await tx
    .update(queueItems)
    .set({ ruleId })
    .where(and(eq(queueItems.postId, postId), eq(queueItems.kind, "pending"), isNull(queueItems.closedAt)));
}
