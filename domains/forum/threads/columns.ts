import { eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { boards, threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import { hangsOnPublished } from "../visibility.ts";

const lastPosters = alias(members, "last_posters");

/** What a list row and a thread's head show, and all that policy asks; one row, no look at the posts. */
export const threadColumns = {
  id: threads.id,
  title: threads.title,
  boardId: threads.boardId,
  boardSlug: boards.slug,
  boardName: boards.name,
  boardArchived: sql<boolean>`${boards.archivedAt} is not null`,
  needsApproval: sql<boolean>`coalesce(${boards.needsApproval}, false)`,
  bulletinId: threads.bulletinId,
  caseQuestionId: threads.caseQuestionId,
  caseId: sql<string | null>`(select case_id from case_questions where case_questions.id = ${threads.caseQuestionId})`,
  hangsOnPublished: sql<boolean>`${hangsOnPublished}`,
  unitId: threads.unitId,
  unitPath: units.path,
  unitSlug: units.slug,
  unitName: units.name,
  unitEnName: units.enName,
  authorId: threads.authorId,
  authorName: members.name,
  lastNumber: threads.lastNumber,
  lastShownNumber: threads.lastShownNumber,
  postCount: threads.postCount,
  lastPostAt: threads.lastPostAt,
  /** Microseconds, for the cursor. */
  lastPostMicros: sql<string>`(extract(epoch from ${threads.lastPostAt}) * 1000000)::bigint::text`,
  lastPosterName: lastPosters.name,
  isPinned: sql<boolean>`${threads.pinnedBy} is not null`,
  isLocked: sql<boolean>`${threads.lockedBy} is not null`,
  createdAt: threads.createdAt,
};

export const selectThreads = (on: Reader) =>
  on
    .select(threadColumns)
    .from(threads)
    .innerJoin(members, eq(members.id, threads.authorId))
    .leftJoin(lastPosters, eq(lastPosters.id, threads.lastPosterId))
    .leftJoin(boards, eq(boards.id, threads.boardId))
    .leftJoin(units, eq(units.id, threads.unitId));
