import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { threads } from "#db/schema/forum.ts";
import { threadLabels, threadTerms } from "#db/schema/labels.ts";
import { titleWords } from "#lib/text/title-words.ts";

/** The term that says that a thread was done. */
const DONE = "";

/** Notes anew by what a thread is found to be like another. Only threads on boards are ever named as such. */
export async function noteTerms(tx: Tx, threadId: string): Promise<void> {
  const [thread] = await tx
    .select({ title: threads.title, unitId: threads.unitId, labels })
    .from(threads)
    .where(eq(threads.id, threadId));
  if (!thread) return;
  const terms = [DONE, ...titleWords(thread.title), ...thread.labels.map((id) => `#${id}`)];
  await tx.delete(threadTerms).where(eq(threadTerms.threadId, threadId));
  await tx
    .insert(threadTerms)
    .values(terms.map((term) => ({ threadId, term, unitId: thread.unitId })))
    .onConflictDoNothing();
}

const labels = sql<string[]>`(select coalesce(json_agg(${threadLabels.labelId}), '[]') from ${threadLabels}
  where ${threadLabels.threadId} = threads.id)`;
