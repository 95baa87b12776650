import { and, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { recountThread } from "../threads/counters.ts";

/** Takes back all that these authors said, but for what a moderator has hidden: that stays theirs to decide on. Answers with the threads. */
export async function takeBackAll(tx: Tx, authorIds: string[]): Promise<string[]> {
  const taken = await tx
    .update(posts)
    .set({ deletedAt: sql`now()` })
    .where(and(inArray(posts.authorId, authorIds), isNull(posts.deletedAt), isNull(posts.hiddenBy)))
    .returning({ threadId: posts.threadId });
  const threadIds = [...new Set(taken.map(({ threadId }) => threadId))].sort();
  for (const id of threadIds) await recountThread(tx, id);
  return threadIds;
}
