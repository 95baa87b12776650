import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { threads, threadTitles } from "#db/schema/forum.ts";
import { noteTerms } from "#domains/forum/related/terms.ts";

type Act = { id: string; threadId: string | null };

/**
 * An appeal against another title was right: the thread is called as before, unless it was named once more since. What is
 * the author's own stays hidden for as long as the opening post is.
 */
export async function takeBackTitle(tx: Tx, act: Act, replacedBy: string): Promise<string | null> {
  const threadId = act.threadId!;
  const given = and(eq(threads.id, threadId), eq(threads.titledBy, act.id));
  const [now] = await tx.select({ title: threads.title }).from(threads).where(given).for("update");
  const replaced = and(eq(threadTitles.threadId, threadId), eq(threadTitles.replacedBy, act.id));
  const [before] = await tx.select().from(threadTitles).where(replaced);
  if (!now || !before) return null;
  const { title, titledBy } = before;
  const openingHidden = sql`(select hidden_by from posts where thread_id = ${threadId} and number = 1)`;
  await tx
    .update(threads)
    .set({ title, titledBy, titleHiddenBy: titledBy === null ? openingHidden : null })
    .where(eq(threads.id, threadId));
  await tx.insert(threadTitles).values({ threadId, title: now.title, titledBy: act.id, replacedBy });
  await noteTerms(tx, threadId);
  return threadId;
}
