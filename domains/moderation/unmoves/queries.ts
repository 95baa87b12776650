import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { findModeratedThread, findTargetBoard, isUuid } from "../subjects.ts";

/** Time enough to see that it was the wrong board. */
export const UNMOVE_MINUTES = 10;

export type UnmoveSubject = NonNullable<Awaited<ReturnType<typeof findUnmove>>>;

/**
 * A thread that the actor themselves has moved to where it lies, with the board that it came from, as far as they see both;
 * `isOver` once the minutes are, `isSpoken` once anything was said or put there that only its present readers were to hear.
 */
export async function findUnmove(actor: Actor, threadId: string, on: Reader = db) {
  const thread = isUuid(threadId) ? await findModeratedThread(actor, threadId, on) : null;
  if (!thread) return null;
  const moves = inArray(moderationActions.kind, ["move-thread", "unmove-thread"]);
  const [move] = await on
    .select({
      id: moderationActions.id,
      kind: moderationActions.kind,
      actorId: moderationActions.actorId,
      at: moderationActions.at,
      fromBoardId: moderationActions.fromBoardId,
      toBoardId: moderationActions.toBoardId,
      isOver: sql<boolean>`${moderationActions.at} < now() - make_interval(mins => ${UNMOVE_MINUTES})`,
      isSpoken,
    })
    .from(moderationActions)
    .where(and(eq(moderationActions.threadId, threadId), moves))
    .orderBy(desc(moderationActions.id))
    .limit(1);
  if (move?.kind !== "move-thread" || move.actorId !== actor.id || move.toBoardId !== thread.boardId) return null;
  const board = move.fromBoardId && (await findTargetBoard(actor, move.fromBoardId, on));
  return board ? { thread, board, move } : null;
}

/**
 * Over the move: a post, an edit, a title or a vote since, posts of another thread, or somebody who is writing at this moment;
 * whatever of it may be seen by now. Ids are asked, for they are given when a post is written and not when its write began.
 */
const isSpoken = sql<boolean>`(
  exists (select from posts p where p.thread_id = moderation_actions.thread_id
    and (p.id > moderation_actions.id or p.edited_at > moderation_actions.at))
  or exists (select from thread_titles n where n.thread_id = moderation_actions.thread_id and n.replaced_at > moderation_actions.at)
  or exists (select from drafts d where d.kind = 'reply' and d.target_id = moderation_actions.thread_id and d.updated_at > moderation_actions.at)
  or exists (select from polls v where v.thread_id = moderation_actions.thread_id and v.created_at > moderation_actions.at)
  or exists (select from post_places o join moderation_actions a on a.id = o.moved_by join posts p on p.id = o.post_id
    where p.thread_id = moderation_actions.thread_id and a.at > moderation_actions.at))`;
