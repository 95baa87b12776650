import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { postPlaces, postRevisions, posts } from "#db/schema/forum.ts";
import { withoutQuotesOf } from "#lib/text/forget-quote.ts";
import type { Body } from "#lib/text/nodes.ts";

type Place = { threadId: string; number: number };

/**
 * Empties what other posts, now or before an edit, quote from a post, wherever it stood when they quoted it and wherever
 * they stand now; that they quote it stays. Answers with the threads in which they stand.
 */
export async function forgetQuotes(tx: Tx, postId: string, now: Place): Promise<string[]> {
  const { threadId, number } = postPlaces;
  const earlier = await tx.select({ threadId, number }).from(postPlaces).where(eq(postPlaces.postId, postId));
  const quotedIn: string[] = [];
  for (const place of [now, ...earlier]) quotedIn.push(...(await forgetAt(tx, place)));
  return [...new Set(quotedIn)];
}

async function forgetAt(tx: Tx, place: Place): Promise<string[]> {
  const quoting = await tx
    .select({ id: posts.id, threadId: posts.threadId, body: posts.body })
    .from(posts)
    .where(and(saidThere(place), quotes(posts.body, place)))
    .orderBy(posts.id)
    .for("update");
  for (const { id, ...said } of quoting)
    await tx
      .update(posts)
      .set({ body: forgotten(said, place) })
      .where(eq(posts.id, id));
  const { postId, revision, body } = postRevisions;
  const before = await tx
    .select({ postId, revision, body, threadId: posts.threadId })
    .from(postRevisions)
    .innerJoin(posts, eq(posts.id, postId))
    .where(and(saidThere(place), quotes(body, place)));
  for (const row of before)
    await tx
      .update(postRevisions)
      .set({ body: forgotten(row, place) })
      .where(and(eq(postId, row.postId), eq(revision, row.revision)));
  return quoting.map((row) => row.threadId);
}

/**
 * What quotes a post without naming its thread was said in that thread; what names it was, and was moved since. One list
 * of ids: an OR of the two would read all posts there are.
 */
const saidThere = ({ threadId }: Place): SQL =>
  sql`${posts.id} in (select id from posts where thread_id = ${threadId}
    union all select post_id from post_places where thread_id = ${threadId})`;

const quotes = (body: typeof posts.body | typeof postRevisions.body, { number }: Place): SQL =>
  sql`${body} @? ${`$.** ? (@.type == "blockquote" && @.attrs.number == ${Number(number)})`}::jsonpath`;

const forgotten = ({ threadId, body }: { threadId: string; body: Body }, place: Place): Body =>
  withoutQuotesOf(body, ({ number, thread = threadId }) => number === place.number && thread === place.threadId);
