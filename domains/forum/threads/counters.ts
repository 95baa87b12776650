import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { boards, threads } from "#db/schema/forum.ts";

/**
 * Counts a thread anew after one of its posts came into or went out of sight: that is rare, and a recount cannot drift.
 * The latest post is the one that was said last: what was moved here stands behind it, and says nothing new.
 * The row is locked first, so that a reply on its way is counted too. Lock the post before, never after.
 */
export async function recountThread(tx: Tx, threadId: string): Promise<void> {
  const [before] = await tx
    .select({ boardId: threads.boardId, postCount: threads.postCount })
    .from(threads)
    .where(eq(threads.id, threadId))
    .for("update");
  if (!before) return;
  const isShown = sql`thread_id = ${threadId} and pending_since is null and hidden_by is null and deleted_at is null`;
  const [after] = await tx
    .update(threads)
    .set({
      postCount: sql`(select count(*) from posts where ${isShown})`,
      lastShownNumber: sql`coalesce((select max(number) from posts where ${isShown}), 0)`,
      lastPostAt: sql`coalesce((select max(created_at) from posts where ${isShown}), created_at)`,
      lastPosterId: sql`(select author_id from posts where ${isShown} order by created_at desc, number desc limit 1)`,
    })
    .where(eq(threads.id, threadId))
    .returning({ postCount: threads.postCount });
  const appeared = Number(after!.postCount > 0) - Number(before.postCount > 0);
  if (before.boardId && appeared !== 0) await countOnBoard(tx, before.boardId, appeared);
}

/** A board counts the threads in which readers see something. */
export async function countOnBoard(tx: Tx, boardId: string, change: number): Promise<void> {
  await tx
    .update(boards)
    .set({ threadCount: sql`${boards.threadCount} + ${change}` })
    .where(eq(boards.id, boardId));
}
