import { and, asc, eq, gte, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { hitsIn, type Piece } from "#lib/text/hits.ts";
import { FIND_PAGE } from "../../limits.ts";
import type { Thread } from "../../threads/queries.ts";
import { readablePosts } from "../../visibility.ts";

export type Hit = { number: number; authorId: string; authorName: string; createdAt: Date; pieces: Piece[] };

const AROUND = { beforeChars: 24, afterChars: 96 };

/**
 * Posts of one thread that say all of `terms`, in their order, from a number on: whatever the script, without an index, for
 * a thread is short. One of 50,000 posts in which nothing is found takes about a second.
 */
export async function findInThread(actor: Actor, thread: Thread, terms: string[], from = 1, on: Reader = db) {
  if (terms.length === 0) return { hits: [], next: null };
  const rows = await selectHits(actor, thread, terms, from, on);
  const hits = rows.slice(0, FIND_PAGE).flatMap(({ body, ...row }): Hit[] => {
    const pieces = hitsIn(plainText(body), terms, AROUND);
    return pieces ? [{ ...row, pieces }] : [];
  });
  return { hits, next: rows[FIND_PAGE]?.number ?? null };
}

export const selectHits = (actor: Actor, thread: Thread, terms: string[], from: number, on: Reader) =>
  on
    .select({
      number: posts.number,
      authorId: posts.authorId,
      authorName: members.name,
      createdAt: posts.createdAt,
      body: posts.body,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .where(and(eq(posts.threadId, thread.id), gte(posts.number, from), ...terms.map(says), readablePosts(actor)))
    .orderBy(asc(posts.number))
    .limit(FIND_PAGE + 1);

/** The words of a body without what marks them, put together; what stands in two paragraphs is sorted out afterwards. */
const words = sql`(select string_agg(word #>> '{}', '') from jsonb_path_query(${posts.body}, 'strict $.**.text') word)`;

const says = (term: string): SQL => sql`${words} ilike ${`%${term.replace(/[\\%_]/g, "\\$&")}%`}`;
