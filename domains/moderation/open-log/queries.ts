import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { ModerationKind } from "#db/enums/forum.ts";
import { threads } from "#db/schema/forum.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { titleFor, visibleThreads } from "#domains/forum/visibility.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { inVisibleArea } from "#domains/units/visibility.ts";

export const OPEN_LOG_PAGE = 40;

/**
 * What members of an area are told was done there: what takes something from somebody or gives it back. Not that somebody
 * complained, what was weighed and left, what was let through, and what leaders say to each other.
 */
export const OPEN_KINDS = [
  "hide-post",
  "restore-post",
  "hide-revision",
  "restore-revision",
  "purge-post",
  "reveal-author",
  "rename-thread",
  "lock-thread",
  "unlock-thread",
  "move-thread",
  "unmove-thread",
  "split-thread",
  "move-posts",
  "merge-thread",
  "slow-thread",
  "unslow-thread",
  "warn-member",
  "withdraw-warning",
  "mute-member",
  "unmute-member",
  "uphold-appeal",
  "decline-appeal",
] as const satisfies ModerationKind[];
export type OpenKind = (typeof OPEN_KINDS)[number];

export type OpenLogLine = Awaited<ReturnType<typeof listOpenLog>>[number];

/**
 * 公开的处置记录 of the viewer's area, newest first; `before` is the id of the last line seen. By office, never by name: not who
 * acted, not whom it was done to, not who complained. A discussion is named only to those who may see it now.
 */
export async function listOpenLog(viewer: Viewer, before: string | null = null, on: Reader = db) {
  return on
    .select({
      id: moderationActions.id,
      kind: sql<OpenKind>`${moderationActions.kind}`,
      at: moderationActions.at,
      office: moderationActions.office,
      reason: moderationActions.reason,
      until: moderationActions.until,
      postNumber: sql<number | null>`case when ${threads.id} is not null then ${moderationActions.postNumber} end`,
      threadId: threads.id,
      threadTitle: sql<string | null>`${titleFor(viewer)}`,
      bulletinId: threads.bulletinId,
      caseId: sql<string | null>`(select case_id from case_questions where id = ${threads.caseQuestionId})`,
    })
    .from(moderationActions)
    .leftJoin(threads, and(eq(threads.id, moderationActions.threadId), isAboutWords, visibleThreads(viewer)))
    .where(
      and(
        inVisibleArea(viewer, moderationActions.unitId),
        inArray(moderationActions.kind, [...OPEN_KINDS]),
        before === null ? undefined : lt(moderationActions.id, before),
      ),
    )
    .orderBy(desc(moderationActions.id))
    .limit(OPEN_LOG_PAGE);
}

/** Where a warning arose from one post of somebody, that post would name them: only what was done to words says where. */
const isAboutWords = sql`coalesce(
  (select about.kind from moderation_actions about where about.id = ${moderationActions.aboutId}), ${moderationActions.kind})
  not in ('warn-member', 'mute-member')`;
