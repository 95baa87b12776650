import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { postPlaces, postRevisions, posts } from "#db/schema/forum.ts";
import { postTerms } from "#db/schema/search.ts";
import { renamed } from "#lib/text/rename.ts";

type Person = { id: string; name: string };

/**
 * Calls somebody otherwise in what others said: where they are called by name, and above what is quoted of them, now and
 * before each edit. What merely writes the name in its words is not found. Answers with the threads.
 */
export async function forgetName(tx: Tx, person: Person, name: string): Promise<string[]> {
  const own = await ownPlaces(tx, person.id);
  const isOwn = (thread: string, number: number) => own.get(thread)?.has(number) ?? false;
  const change = (body: typeof posts.$inferSelect.body, threadId: string) =>
    renamed(body, { memberId: person.id, isOwn: ({ number, thread = threadId }) => isOwn(thread, number), name });
  const now = await tx
    .select({ id: posts.id, threadId: posts.threadId, body: posts.body })
    .from(posts)
    .where(names(posts.body, person))
    .orderBy(posts.id)
    .for("update");
  for (const { id, threadId, body } of now)
    await tx
      .update(posts)
      .set({ body: change(body, threadId) })
      .where(eq(posts.id, id));
  const { postId, revision } = postRevisions;
  const before = await tx
    .select({ postId, revision, body: postRevisions.body, threadId: posts.threadId })
    .from(postRevisions)
    .innerJoin(posts, eq(posts.id, postId))
    .where(names(postRevisions.body, person));
  for (const row of before)
    await tx
      .update(postRevisions)
      .set({ body: change(row.body, row.threadId) })
      .where(and(eq(postId, row.postId), eq(revision, row.revision)));
  // They are noted anew without the name (domains/search/catch-up.ts).
  const ids = now.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(postTerms).where(inArray(postTerms.postId, ids));
  return [...new Set(now.map(({ threadId }) => threadId))];
}

const names = (body: typeof posts.body | typeof postRevisions.body, { id, name }: Person): SQL =>
  sql`(position(${id} in ${body}::text) > 0 or position(${`"author": ${JSON.stringify(name)}`} in ${body}::text) > 0)`;

/** Where their posts stand and stood, by thread: quotes name the place. */
async function ownPlaces(tx: Tx, authorId: string): Promise<Map<string, Set<number>>> {
  const standing = await tx
    .select({ threadId: posts.threadId, number: posts.number })
    .from(posts)
    .where(eq(posts.authorId, authorId));
  const stood = await tx
    .select({ threadId: postPlaces.threadId, number: postPlaces.number })
    .from(postPlaces)
    .innerJoin(posts, eq(posts.id, postPlaces.postId))
    .where(eq(posts.authorId, authorId));
  const places = Map.groupBy([...standing, ...stood], ({ threadId }) => threadId);
  return new Map([...places].map(([threadId, all]) => [threadId, new Set(all.map(({ number }) => number))]));
}
