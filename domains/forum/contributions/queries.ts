import { and, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { type Cursor, writeCursor } from "#lib/cursor.ts";
import { UUID } from "#lib/text/urls.ts";
import { selectThreads } from "../threads/columns.ts";
import { saidPosts, titleFor, visibleThreads } from "../visibility.ts";

export const CONTRIBUTIONS_PER_PAGE = 20;

/** Whoever said something that the viewer may read: their name stands there already. */
export async function findContributor(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  const [row] = await on
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.id, id), hasSpokenTo(viewer)));
  return row ?? null;
}

/** The same as SQL over `members`; a voice is nobody whose page could be opened. */
export const hasSpokenTo = (viewer: Viewer): SQL => sql`(not ${members.isVoice} and exists (select 1 from ${posts}
  join ${threads} on ${threads.id} = ${posts.threadId} where ${posts.authorId} = ${members.id} and ${saidPosts(viewer)}))`;

/** What a person said where the viewer may read it, newest first. There is no figure of it: it would count what they may not. */
export async function listPostsBy(viewer: Viewer, personId: string, before: Cursor | null = null, on: Reader = db) {
  const rows = await on
    .select({
      id: posts.id,
      number: posts.number,
      body: posts.body,
      createdAt: posts.createdAt,
      micros: microsOf(posts.createdAt),
      threadId: threads.id,
      title: titleFor(viewer),
      unitSlug: units.slug,
      unitName: units.name,
      unitEnName: units.enName,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(units, eq(units.id, threads.unitId))
    .where(and(eq(posts.authorId, personId), saidPosts(viewer), isBefore(posts.createdAt, posts.id, before)))
    .orderBy(desc(posts.createdAt), desc(posts.id))
    .limit(CONTRIBUTIONS_PER_PAGE + 1);
  return pageOf(rows, (row) => row.micros);
}

/** The threads that a person opened on boards, as far as the viewer may read them, newest first. */
export async function listThreadsBy(viewer: Viewer, personId: string, before: Cursor | null = null, on: Reader = db) {
  const rows = await selectThreads(viewer, on)
    .where(
      and(
        eq(threads.authorId, personId),
        isNotNull(threads.boardId),
        visibleThreads(viewer),
        isBefore(threads.createdAt, threads.id, before),
      ),
    )
    .orderBy(desc(threads.createdAt), desc(threads.id))
    .limit(CONTRIBUTIONS_PER_PAGE + 1);
  return pageOf(rows, ({ createdMicros }) => createdMicros);
}

type Column = typeof posts.createdAt | typeof posts.id | typeof threads.createdAt | typeof threads.id;

const microsOf = (column: Column) => sql<string>`(extract(epoch from ${column}) * 1000000)::bigint::text`;

const isBefore = (at: Column, id: Column, cursor: Cursor | null) =>
  cursor === null
    ? undefined
    : sql`(${at}, ${id}) < ('epoch'::timestamptz + ${cursor.micros}::bigint * interval '1 microsecond', ${cursor.id}::uuid)`;

function pageOf<Row extends { id: string }>(rows: Row[], micros: (row: Row) => string) {
  const page = rows.slice(0, CONTRIBUTIONS_PER_PAGE);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return { rows: page, next: last ? writeCursor({ micros: micros(last), id: last.id }) : null };
}
