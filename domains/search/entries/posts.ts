import { eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { postTerms } from "#db/schema/search.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { termVector } from "#lib/text/search-terms.ts";

/** Notes anew what these posts are found by: what each says itself, without what it quotes. */
export async function notePosts(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx
    .select({ postId: posts.id, number: posts.number, title: threads.title, body: posts.body })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(inArray(posts.id, ids))
    // Whoever empties a post at this moment is waited for, or waits: its words are not written back.
    .for("share", { of: posts });
  if (rows.length === 0) return;
  const values = rows.map(({ postId, number, title, body }) => ({
    postId,
    terms: termVector([
      { text: number === 1 ? title : "", weight: "A" },
      { text: plainText(body, { withoutQuotes: true }), weight: "C" },
    ]),
  }));
  await tx
    .insert(postTerms)
    .values(values)
    .onConflictDoUpdate({ target: postTerms.postId, set: { terms: sql`excluded.terms` } });
}
