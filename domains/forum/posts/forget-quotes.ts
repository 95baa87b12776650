import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { postRevisions, posts } from "#db/schema/forum.ts";
import { withoutQuotesOf } from "#lib/text/forget-quote.ts";

/** Empties what other posts of a thread, now or before an edit, quote from the post of this number; that they quote it stays. */
export async function forgetQuotes(tx: Tx, threadId: string, number: number): Promise<void> {
  const path = `$.** ? (@.type == "blockquote" && @.attrs.number == ${Number(number)})`;
  const quoting = await tx
    .select({ id: posts.id, body: posts.body })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), sql`${posts.body} @? ${path}::jsonpath`))
    .orderBy(posts.id)
    .for("update");
  for (const { id, body } of quoting)
    await tx
      .update(posts)
      .set({ body: withoutQuotesOf(body, number) })
      .where(eq(posts.id, id));
  const before = await tx
    .select({ postId: postRevisions.postId, revision: postRevisions.revision, body: postRevisions.body })
    .from(postRevisions)
    .innerJoin(posts, eq(posts.id, postRevisions.postId))
    .where(and(eq(posts.threadId, threadId), sql`${postRevisions.body} @? ${path}::jsonpath`));
  for (const { postId, revision, body } of before)
    await tx
      .update(postRevisions)
      .set({ body: withoutQuotesOf(body, number) })
      .where(and(eq(postRevisions.postId, postId), eq(postRevisions.revision, revision)));
}
