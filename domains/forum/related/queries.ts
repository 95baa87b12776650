import { and, eq, isNotNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { threads } from "#db/schema/forum.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { titleFor, visibleThreads } from "../visibility.ts";

/** What shows no title is like nothing that a reader could tell. */
const hasTitle = sql`${threads.titleHiddenBy} is null and ${threads.title} <> ''`;

const RELATED_MAX = 5;
/** Of each word and label only the newest threads are looked at, however many there are: a page costs the same everywhere. */
const LOOKED_AT = 200;
/** More than are shown, since some may not be seen. */
const RANKED = 20;

export type Related = Awaited<ReturnType<typeof listRelated>>[number];
type Thread = { id: string; unitId: string | null };

/**
 * Threads on boards of the same area that are like this one: by the labels they share, then by the words of their titles,
 * of which a rare one says more.
 */
export async function listRelated(viewer: Viewer, thread: Thread, on: Reader = db) {
  const inArea = thread.unitId === null ? sql`unit_id is null` : sql`unit_id = ${thread.unitId}`;
  const likeness = sql`(
    with near as (
      select own.term like '#%' as is_label, found.thread_id, count(*) over (partition by own.term) as n
      from thread_terms own cross join lateral (
        select thread_id from thread_terms
        where term = own.term and ${inArea} and thread_id <> ${thread.id}
        order by thread_id desc limit ${LOOKED_AT}) found
      where own.thread_id = ${thread.id} and own.term <> '')
    select thread_id, count(*) filter (where is_label) as shared,
      coalesce(sum(1.0 / (8 + n)) filter (where not is_label), 0) as likeness
    from near group by thread_id order by 2 desc, 3 desc, 1 desc limit ${RANKED}) as likeness`;
  return on
    .select({ id: threads.id, title: titleFor(viewer), postCount: threads.postCount, lastPostAt: threads.lastPostAt })
    .from(threads)
    .innerJoin(likeness, eq(sql`likeness.thread_id`, threads.id))
    .where(and(isNotNull(threads.boardId), hasTitle, visibleThreads(viewer)))
    .orderBy(sql`likeness.shared desc`, sql`likeness.likeness desc`, sql`likeness.thread_id desc`)
    .limit(RELATED_MAX);
}
