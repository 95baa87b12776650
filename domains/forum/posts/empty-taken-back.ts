import { and, asc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { announce } from "#domains/kernel/notices.ts";
import { TAKEN_BACK_KEPT_DAYS } from "../limits.ts";
import { forgetWords, NOTHING } from "./forget-words.ts";

/**
 * Empties for good what its author took back long enough ago; number and place stay. What a moderator hid is theirs to
 * decide on and stays until then. Its files go with those that nothing carries. Returns how many posts it were.
 */
export async function emptyTakenBack(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - TAKEN_BACK_KEPT_DAYS * 86_400_000);
  let count = 0;
  while (await emptyNext(before)) count++;
  return count;
}

/** One at a time, so that nobody who writes in a thread waits for many. */
const emptyNext = (before: Date): Promise<boolean> =>
  db.transaction(async (tx) => {
    const isDue = and(
      isNotNull(posts.deletedAt),
      isNull(posts.emptiedAt),
      isNull(posts.purgedBy),
      isNull(posts.hiddenBy),
    );
    const [post] = await tx
      .select({ id: posts.id, threadId: posts.threadId, number: posts.number })
      .from(posts)
      .where(and(isDue, lt(posts.deletedAt, before)))
      .orderBy(asc(posts.deletedAt))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!post) return false;
    const nobody = { editedAt: null, editedBy: null, wikiBy: null, reactionCounts: {} };
    await tx
      .update(posts)
      .set({ body: NOTHING, ...nobody, emptiedAt: sql`now()` })
      .where(eq(posts.id, post.id));
    const { quotedIn } = await forgetWords(tx, post);
    const threadIds = new Set([post.threadId, ...quotedIn]);
    await announce(
      tx,
      "cache_tags",
      [...threadIds].map((id) => `thread:${id}`),
    );
    return true;
  });
