import { and, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { boards, drafts, posts, threads } from "#db/schema/forum.ts";
import type { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { DRAFTS_MAX } from "../limits.ts";
import { titleFor, visibleBoards, visiblePosts, visibleThreads } from "../visibility.ts";
import { type DraftKind, isDraft } from "./forget.ts";

type Planned = Pick<typeof scheduledPosts, "parentId" | "targetId">;

/**
 * One's own drafts, newest first, with what they are for. Those for something that one may not see any more are kept but
 * not shown: the name of a thread would be news from a unit one has left.
 */
export async function listDrafts(actor: Actor, on: Reader = db) {
  if (actor.id === null) return [];
  const isOpen: SQL = or(
    and(eq(drafts.kind, "thread"), sql`${boards.archivedAt} is null`, visibleBoards(actor)),
    and(eq(drafts.kind, "reply"), visibleThreads(actor)),
    and(eq(drafts.kind, "edit"), visiblePosts(actor)),
  )!;
  return on
    .select({
      id: drafts.id,
      kind: drafts.kind,
      targetId: drafts.targetId,
      title: drafts.title,
      text: drafts.text,
      isAnonymous: drafts.isAnonymous,
      version: drafts.version,
      parentNumber: answered(drafts),
      updatedAt: drafts.updatedAt,
      boardSlug: boards.slug,
      boardName: boards.name,
      threadId: threads.id,
      threadTitle: sql<string | null>`${titleFor(actor)}`,
      postNumber: posts.number,
      unitSlug: units.slug,
    })
    .from(drafts)
    .leftJoin(posts, and(eq(drafts.kind, "edit"), eq(posts.id, drafts.targetId)))
    .leftJoin(
      threads,
      or(and(eq(drafts.kind, "reply"), eq(threads.id, drafts.targetId)), eq(threads.id, posts.threadId)),
    )
    .leftJoin(boards, and(eq(drafts.kind, "thread"), eq(boards.id, drafts.targetId)))
    .leftJoin(units, eq(units.id, sql`coalesce(${threads.unitId}, ${boards.unitId})`))
    .where(and(eq(drafts.memberId, actor.id), isOpen))
    .orderBy(desc(drafts.updatedAt))
    .limit(DRAFTS_MAX);
}

/** One's own draft for a target; whether the target may still be seen is asked where it is shown. */
export async function findDraft(actor: Actor, kind: DraftKind, targetId: string, on: Reader = db) {
  if (actor.id === null) return null;
  const [row] = await on
    .select({
      title: drafts.title,
      text: drafts.text,
      isAnonymous: drafts.isAnonymous,
      parentNumber: answered(drafts),
      labels: drafts.labelIds,
      version: drafts.version,
      updatedAt: drafts.updatedAt,
    })
    .from(drafts)
    .where(isDraft({ memberId: actor.id, kind, targetId }));
  return row ?? null;
}

/** The number of the post that a reply answers, as long as it stands in that thread. */
export const answered = ({ parentId, targetId }: Pick<typeof drafts, "parentId" | "targetId"> | Planned) =>
  sql<number | null>`(select parents.number from posts parents
    where parents.id = ${parentId} and parents.thread_id = ${targetId})`;
