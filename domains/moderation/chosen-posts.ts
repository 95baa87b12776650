import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import type { ThreadSubject } from "./subjects.ts";

type Chosen = { postIds: string[]; andLater: boolean };

/**
 * The posts that a leader has chosen in a thread, with all behind the first of them where that was asked, in their order.
 * The opening post is what the others answer: it goes with the whole thread alone.
 */
export async function chosenPosts(tx: Tx, thread: ThreadSubject, { postIds, andLater }: Chosen): Promise<string[]> {
  const ofThread = eq(posts.threadId, thread.id);
  const named = await tx
    .select({ id: posts.id, number: posts.number })
    .from(posts)
    .where(and(ofThread, inArray(posts.id, postIds)))
    .orderBy(asc(posts.number));
  if (named.length !== new Set(postIds).size) throw new DomainError("conflict"); // moved a moment ago
  const first = named[0]!.number;
  if (thread.boardId !== null && first === 1) throw invalid("form", "openingStays");
  if (!andLater) return named.map(({ id }) => id);
  const all = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(ofThread, sql`${posts.number} >= ${first}`))
    .orderBy(asc(posts.number));
  return all.map(({ id }) => id);
}
