import { and, eq, type SQL, sql } from "drizzle-orm";
import { boardMembers } from "#db/schema/board-members.ts";
import { threadMembers, threads } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { followLevel } from "./level.ts";

/** What was written before a newcomer's time is not unread to them: threads they never opened count for so many days. */
const NEW_FOR_DAYS = 14;

/** The instant before which a thread that somebody never opened is not new to them any more. */
export const newSince: SQL = sql`(now() - ${sql.raw(String(NEW_FOR_DAYS))} * interval '1 day')`;

/** How many posts of a thread are unread, over `threads` left joined to the reader's own `thread_members` and `board_members`. */
export const unread = sql<number>`case
  when ${followLevel} = 'mute' then 0
  when ${threadMembers.memberId} is null and ${threads.lastPostAt} < ${newSince} then 0
  else greatest(${threads.lastShownNumber} - coalesce(${threadMembers.lastReadNumber}, 0), 0) end`;

/** On what they are joined. */
export const isOwnRow = (actor: Actor): SQL =>
  and(eq(threadMembers.threadId, threads.id), sql`${threadMembers.memberId} = ${actor.id}::uuid`)!;
export const isOwnBoardRow = (actor: Actor): SQL =>
  and(eq(boardMembers.boardId, threads.boardId), sql`${boardMembers.memberId} = ${actor.id}::uuid`)!;
