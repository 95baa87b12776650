import type { Tx } from "#db/client.ts";
import { queueItems } from "#db/schema/queue.ts";

type Waiting = { unitId: string | null; threadId: string; postId: string; memberId: string };

/** A post that waits stands in the moderators' queue with the write that made it; asked only of posts that wait. */
export async function waitForApproval(tx: Tx, post: Waiting): Promise<void> {
  await tx.insert(queueItems).values({ kind: "pending", ...post });
}
