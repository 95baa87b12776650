import { and, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { ignores } from "#db/schema/ignores.ts";
import { threadLabels } from "#db/schema/labels.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { saidPosts, titleForAll, visibleThreads } from "../visibility.ts";

/** What a feed holds at once: readers that come by once a day miss nothing of a lively board. */
const ENTRIES = 30;

export type SaidEntry = Awaited<ReturnType<typeof listNewPosts>>[number];

/** The newest threads of a board, or of those that carry a label, with what they open with. */
export const listNewThreads = (viewer: Actor, of: { boardId: string } | { labelId: string }, on: Reader = db) =>
  selectSaid(on)
    .where(and(isSaidTo(viewer), eq(posts.number, 1), isNotNull(threads.boardId), isOf(of)))
    .orderBy(desc(threads.createdAt), desc(threads.id))
    .limit(ENTRIES);

/** What was last said in a thread. */
export const listNewPosts = (viewer: Actor, threadId: string, on: Reader = db) =>
  selectSaid(on)
    .where(and(isSaidTo(viewer), eq(posts.threadId, threadId)))
    .orderBy(desc(posts.number))
    .limit(ENTRIES);

/**
 * What leaves the house stays where it is read: only what every viewer of the thread sees, also for who keeps order there,
 * and nothing by people whom the viewer ignores.
 */
const isSaidTo = (viewer: Actor): SQL =>
  and(
    saidPosts(viewer),
    sql`not exists (select from ${ignores} where ${ignores.memberId} = ${viewer.id}::uuid and ${ignores.ignoredId} = ${posts.authorId})`,
  )!;

const isOf = (of: { boardId: string } | { labelId: string }): SQL =>
  "boardId" in of
    ? eq(threads.boardId, of.boardId)
    : sql`exists (select from ${threadLabels} where ${threadLabels.threadId} = ${threads.id} and ${threadLabels.labelId} = ${of.labelId})`;

const selectSaid = (on: Reader) =>
  on
    .select({
      id: posts.id,
      number: posts.number,
      at: posts.createdAt,
      body: posts.body,
      authorName: members.name,
      threadId: threads.id,
      title: titleForAll,
      unitSlug: units.slug,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(units, eq(units.id, threads.unitId));

/** What the feed of a thread is called; null where the viewer does not see it. */
export async function findFeedTitle(viewer: Actor, threadId: string, on: Reader = db): Promise<string | null> {
  const [row] = await on
    .select({ title: titleForAll })
    .from(threads)
    .where(and(eq(threads.id, threadId), visibleThreads(viewer)));
  return row?.title ?? null;
}
