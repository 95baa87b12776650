import { and, eq, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { boards, threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { silenceOf } from "../audience/queries.ts";
import { hangsOnPublished, visibleThreads } from "../visibility.ts";

/** `findThread` with what policy and a writer ask and no more, and until when the viewer is silenced there. */
export async function findThreadToWriteIn(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  const [row] = await on
    .select({ ...columns, silencedUntil: silenceOf(viewer, units.path) })
    .from(threads)
    .leftJoin(boards, eq(boards.id, threads.boardId))
    .leftJoin(units, eq(units.id, threads.unitId))
    .where(and(eq(threads.id, id), visibleThreads(viewer)));
  return row ?? null;
}

const columns = {
  id: threads.id,
  boardId: threads.boardId,
  bulletinId: threads.bulletinId,
  caseId: sql<string | null>`(select case_id from case_questions where case_questions.id = ${threads.caseQuestionId})`,
  hangsOnPublished: sql<boolean>`${hangsOnPublished}`,
  boardArchived: sql<boolean>`${boards.archivedAt} is not null`,
  needsApproval: sql<boolean>`coalesce(${boards.needsApproval}, false)`,
  unitId: threads.unitId,
  unitPath: units.path,
  unitSlug: units.slug,
  authorId: threads.authorId,
  postCount: threads.postCount,
  isLocked: sql<boolean>`${threads.lockedBy} is not null`,
};
