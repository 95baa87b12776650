import { eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { boards, threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { hangsOnPublished, titleFor } from "../visibility.ts";

const lastPosters = alias(members, "last_posters");

/** What a list row and a thread's head show, and all that policy asks; one row, no look at the posts. */
const threadColumns = {
  id: threads.id,
  /** Whoever keeps order gave it its title. */
  titledBy: threads.titledBy,
  boardId: threads.boardId,
  boardSlug: boards.slug,
  boardName: boards.name,
  boardArchived: sql<boolean>`${boards.archivedAt} is not null`,
  isMerged: sql<boolean>`${threads.mergedInto} is not null`,
  needsApproval: sql<boolean>`coalesce(${boards.needsApproval}, false)`,
  allowsAnonymous: sql<boolean>`coalesce(${boards.allowsAnonymous}, false)`,
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
  /** The organisation's and the area's own: what a thread brought along from another unit is not told there. */
  labels: sql<{ id: string; name: string }[]>`(select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name)
      order by g.unit_id nulls first, g.position, l.position, l.name), '[]')
    from thread_labels tl join labels l on l.id = tl.label_id join label_groups g on g.id = l.group_id
    where tl.thread_id = ${threads.id} and (g.unit_id is null or g.unit_id = ${threads.unitId}))`,
  /** Everybody but moderators writes once in so many minutes, until then. */
  slow: sql<{ minutes: number; until: string } | null>`(select json_build_object('minutes', minutes, 'until', until)
    from slow_modes where thread_id = ${threads.id} and until > now())`,
  isPinned: sql<boolean>`${threads.pinnedBy} is not null`,
  isLocked: sql<boolean>`${threads.lockedBy} is not null`,
  createdAt: threads.createdAt,
  createdMicros: sql<string>`(extract(epoch from ${threads.createdAt}) * 1000000)::bigint::text`,
};

/** Which of them the viewer may see is for the caller to ask; the title is that which they may read. */
export const selectThreads = (viewer: Viewer, on: Reader) =>
  on
    .select({ ...threadColumns, title: titleFor(viewer) })
    .from(threads)
    .innerJoin(members, eq(members.id, threads.authorId))
    .leftJoin(lastPosters, eq(lastPosters.id, threads.lastPosterId))
    .leftJoin(boards, eq(boards.id, threads.boardId))
    .leftJoin(units, eq(units.id, threads.unitId));
