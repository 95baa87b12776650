import { sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { statement } from "#db/statement.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { silenceOf } from "../audience/queries.ts";
import { canSeeThread, type ThreadFacts } from "../policy.ts";
import { hangsOnPublished } from "../visibility.ts";

type Row = ThreadFacts & {
  id: string;
  bulletinId: string | null;
  caseId: string | null;
  unitId: string | null;
  unitSlug: string | null;
  isLocked: boolean;
  silencedUntil: string | null;
  slowMinutes: number | null;
  allowsAnonymous: boolean;
};

/**
 * `findThread` with what policy and a writer ask and no more, and until when the viewer is silenced there. One text for
 * every viewer: who may see the thread is asked of the row, by the predicate that `visibleThreads` is held to.
 */
export async function findThreadToWriteIn(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  const memberId = viewer.kind === "member" ? viewer.id : null;
  const [row] = await selectThread(on, { id, memberId });
  if (!row || !canSeeThread(viewer, row)) return null;
  return { ...row, silencedUntil: row.silencedUntil ? new Date(row.silencedUntil) : null };
}

/** The thread of a unit that was closed is gone with it, as for `inVisibleArea`. */
const selectThread = statement<Row, { id: string; memberId: string | null }>(
  () => sql`select threads.id, board_id as "boardId", bulletin_id as "bulletinId",
    (select case_id from case_questions where case_questions.id = case_question_id) as "caseId",
    ${hangsOnPublished} as "hangsOnPublished", boards.archived_at is not null as "boardArchived",
    coalesce(boards.needs_approval, false) as "needsApproval",
    coalesce(boards.allows_anonymous, false) as "allowsAnonymous",
    threads.unit_id as "unitId", units.path::text as "unitPath", units.slug as "unitSlug",
    merged_into is not null as "isMerged", threads.author_id as "authorId", post_count as "postCount", locked_by is not null as "isLocked",
    (select minutes from slow_modes where thread_id = threads.id and until > now()) as "slowMinutes",
    ${silenceOf(sql`${sql.placeholder("memberId")}::uuid`, sql`units.path`)} as "silencedUntil"
  from threads left join boards on boards.id = board_id left join units on units.id = threads.unit_id
  where threads.id = ${sql.placeholder("id")}::uuid and units.deactivated_at is null`,
);
