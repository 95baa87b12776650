import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { threads, threadTitles } from "#db/schema/forum.ts";
import { polls } from "#db/schema/polls.ts";
import { noteTerms } from "../related/terms.ts";

// What its author called a thread on a board is content of the opening post, and shares its fate. The post is locked before.

type Opening = { number: number; threadId: string };

/** With the opening post the title goes that came with it. */
export async function hideTitle(tx: Tx, { number, threadId }: Opening, actionId: string): Promise<void> {
  if (number !== 1) return;
  await tx
    .update(threads)
    .set({ titleHiddenBy: actionId })
    .where(and(eq(threads.id, threadId), isNotNull(threads.boardId), isNull(threads.titledBy)));
}

/** And with it comes back. */
export async function showTitle(tx: Tx, { number, threadId }: Opening): Promise<void> {
  if (number === 1) await tx.update(threads).set({ titleHiddenBy: null }).where(eq(threads.id, threadId));
}

/** Deleted for good, it is gone from the thread, its earlier titles and what it was found by; and so is the vote below it. */
export async function forgetTitle(tx: Tx, { number, threadId }: Opening): Promise<void> {
  const isOnBoard = and(eq(threads.id, threadId), isNotNull(threads.boardId));
  if (number !== 1) return;
  const [thread] = await tx
    .update(threads)
    .set({ title: sql`case when ${threads.titledBy} is null then '' else ${threads.title} end`, titleHiddenBy: null })
    .where(isOnBoard)
    .returning({ id: threads.id });
  if (!thread) return;
  await tx.delete(threadTitles).where(and(eq(threadTitles.threadId, threadId), isNull(threadTitles.titledBy)));
  await tx.delete(polls).where(eq(polls.threadId, threadId));
  await noteTerms(tx, threadId);
}
