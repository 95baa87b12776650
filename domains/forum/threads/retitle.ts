import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { threads, threadTitles } from "#db/schema/forum.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";

type Titled = { id: string; title: string; titledBy: string | null };

/**
 * Gives a thread another title, by the act of whoever keeps order or, without one, by its author; what it was called before
 * is kept. What the author called it may be hidden with the opening post; what a leader calls it never is.
 */
export async function retitle(tx: Tx, thread: Titled, title: string, titledBy: string | null): Promise<void> {
  if (title === thread.title) throw invalid("title", "sameTitle");
  const isSame = and(
    eq(threads.id, thread.id),
    eq(threads.title, thread.title),
    thread.titledBy === null ? isNull(threads.titledBy) : eq(threads.titledBy, thread.titledBy),
  );
  const [row] = await tx
    .update(threads)
    .set({ title, titledBy, ...(titledBy !== null && { titleHiddenBy: null }) })
    .where(titledBy === null ? and(isSame, isNull(threads.titleHiddenBy)) : isSame)
    .returning({ id: threads.id });
  if (!row) throw new DomainError("conflict"); // named anew, or hidden, a moment ago
  if (thread.title === "") return; // deleted for good
  const { id: threadId, title: earlier, titledBy: givenBy } = thread;
  await tx.insert(threadTitles).values({ threadId, title: earlier, titledBy: givenBy, replacedBy: titledBy });
}
