import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { caseQuestions } from "#db/schema/cases.ts";
import { threads } from "#db/schema/forum.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { type Cursor, writeCursor } from "#lib/cursor.ts";
import { UUID } from "#lib/text/urls.ts";
import { PINNED_MAX, THREADS_PER_PAGE } from "../limits.ts";
import { visibleThreads } from "../visibility.ts";
import { selectThreads } from "./columns.ts";

export type Thread = NonNullable<Awaited<ReturnType<typeof findThread>>>;

export async function findThread(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  return (await selectThreads(viewer, on).where(and(eq(threads.id, id), visibleThreads(viewer))))[0] ?? null;
}

/** The discussion of a bulletin, or null before the worker has opened it. */
export async function findThreadOfBulletin(viewer: Viewer, bulletinId: string, on: Reader = db) {
  return (
    (await selectThreads(viewer, on).where(and(eq(threads.bulletinId, bulletinId), visibleThreads(viewer))))[0] ?? null
  );
}

/** The discussions of a case, in the order of its questions. */
export async function listThreadsOfCase(viewer: Viewer, caseId: string, on: Reader = db) {
  return selectThreads(viewer, on)
    .innerJoin(caseQuestions, eq(caseQuestions.id, threads.caseQuestionId))
    .where(and(eq(caseQuestions.caseId, caseId), visibleThreads(viewer)))
    .orderBy(asc(caseQuestions.position));
}

export type ThreadPage = { pinned: Thread[]; threads: Thread[]; next: string | null };

/** A page of a board, newest talk first; pinned threads stand before the first page only. */
export async function listThreads(
  viewer: Viewer,
  boardId: string,
  before: Cursor | null = null,
  on: Reader = db,
): Promise<ThreadPage> {
  const ofBoard = and(eq(threads.boardId, boardId), visibleThreads(viewer));
  const [pinned, rows] = await Promise.all([
    before ? [] : listPinned(viewer, ofBoard, on),
    selectThreads(viewer, on)
      .where(and(ofBoard, isNull(threads.pinnedBy), before ? isBefore(before) : undefined))
      .orderBy(desc(threads.lastPostAt), desc(threads.id))
      .limit(ONE_PAGE_AND_ONE),
  ]);
  return { pinned, ...asPage(rows) };
}

/** One row too many says that the list goes on. */
export const ONE_PAGE_AND_ONE = THREADS_PER_PAGE + 1;

/** Cuts what was found to a page, with the cursor of the next one. */
export function asPage(rows: Thread[]): Omit<ThreadPage, "pinned"> {
  const page = rows.slice(0, THREADS_PER_PAGE);
  const last = page.at(-1);
  const goesOn = rows.length > THREADS_PER_PAGE && last;
  return { threads: page, next: goesOn ? writeCursor({ micros: last.lastPostMicros, id: last.id }) : null };
}

/** What is talked about at present in all boards of the viewer's area; for the front page. */
export async function listRecentThreads(viewer: Viewer, limit: number, on: Reader = db) {
  return selectThreads(viewer, on)
    .where(and(isNotNull(threads.boardId), visibleThreads(viewer)))
    .orderBy(desc(threads.lastPostAt))
    .limit(limit);
}

const listPinned = (viewer: Viewer, ofBoard: ReturnType<typeof and>, on: Reader) =>
  selectThreads(viewer, on)
    .where(and(ofBoard, isNotNull(threads.pinnedBy)))
    .orderBy(desc(threads.lastPostAt))
    .limit(PINNED_MAX);

/** Behind the cursor in a list by the last word said. */
export const isBefore = ({ micros, id }: Cursor) =>
  sql`(${threads.lastPostAt}, ${threads.id}) < ('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`;
