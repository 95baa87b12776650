import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { TIME_ZONE } from "#lib/dates.ts";
import { writePlain } from "#lib/text/write-plain.ts";
import { titleForAll, visibleThreads } from "../visibility.ts";
import { EXPORT_MAX_POSTS, type Period } from "./input.ts";

export type BoardPost = {
  thread: string;
  number: number;
  parentNumber: number | null;
  at: Date;
  /** 1 for whoever opened the thread, 2 for the next who spoke in it. */
  speaker: number;
  /** Null where readers see no words. */
  text: string | null;
};

/**
 * What was said on a board, thread by thread, all of it or in one year or month. Who said it is a number that holds within
 * its thread, the same in every part: a talk can be followed and kept, and nobody's words can be gathered. What readers do
 * not see is a line without words.
 */
export async function listBoardPosts(
  viewer: Viewer,
  { boardId, period, limit }: { boardId: string; period: Period; limit: number },
  on: Reader = db,
): Promise<BoardPost[]> {
  const said = on.$with("said").as(
    on
      .select({
        threadId: sql<string>`${threads.id}`.as("said_thread_id"),
        authorId: sql<string>`${posts.authorId}`.as("said_author_id"),
        speaker: sql<number>`(row_number() over (partition by ${threads.id} order by min(${posts.number})))::int`.as(
          "speaker",
        ),
      })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .where(isOnBoard(viewer, boardId))
      .groupBy(threads.id, posts.authorId),
  );
  const rows = await on
    .with(said)
    .select({
      thread: titleForAll,
      number: posts.number,
      parentNumber: posts.parentNumber,
      at: posts.createdAt,
      speaker: said.speaker,
      isShown: sql<boolean>`${posts.hiddenBy} is null and ${posts.deletedAt} is null`,
      body: posts.body,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(said, and(eq(said.threadId, posts.threadId), eq(said.authorId, posts.authorId)))
    .where(and(isOnBoard(viewer, boardId), isIn(period)))
    .orderBy(asc(threads.id), asc(posts.number))
    .limit(limit);
  return rows.map(({ isShown, body, ...post }) => ({ ...post, text: isShown ? writePlain(body) : null }));
}

/**
 * The parts in which a board can be taken out, the newest first: whole (`""`) while it is small, else by year, and by month
 * where one year is more than a file holds.
 */
export async function listPeriods(
  viewer: Viewer,
  boardId: string,
  maximum = EXPORT_MAX_POSTS,
  on: Reader = db,
): Promise<Period[]> {
  // No thread has more posts than its last number says, and that stands in its row.
  const [most] = await on
    .select({ n: sql<number>`coalesce(sum(${threads.lastNumber}), 0)::int` })
    .from(threads)
    .where(and(eq(threads.boardId, boardId), visibleThreads(viewer)));
  if (most!.n <= maximum) return [""];
  const months = await on
    .select({ month: inZone("YYYY-MM"), n: sql<number>`count(*)::int` })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(isOnBoard(viewer, boardId))
    .groupBy(sql`1`)
    .orderBy(sql`1 desc`);
  const years = [...Map.groupBy(months, ({ month }) => month.slice(0, 4))];
  return years.flatMap(([year, ofYear]) =>
    ofYear.reduce((sum, { n }) => sum + n, 0) <= maximum ? [year] : ofYear.map(({ month }) => month),
  );
}

const isOnBoard = (viewer: Viewer, boardId: string) =>
  and(eq(threads.boardId, boardId), isNull(posts.pendingSince), visibleThreads(viewer));

const inZone = (format: "YYYY" | "YYYY-MM") =>
  sql<string>`to_char(${posts.createdAt} at time zone ${sql.raw(`'${TIME_ZONE}'`)}, ${sql.raw(`'${format}'`)})`;

const isIn = (period: Period): SQL | undefined =>
  period === "" ? undefined : eq(inZone(period.length === 4 ? "YYYY" : "YYYY-MM"), period);
