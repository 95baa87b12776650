import { sql } from "drizzle-orm";
import type { FollowLevel, FollowReason } from "#db/enums/forum.ts";
import { boardMembers } from "#db/schema/board-members.ts";
import { threadMembers } from "#db/schema/forum.ts";

/**
 * How closely somebody follows a thread, over `thread_members` and `board_members` joined for them: as they chose or as
 * their own deeds say, else as their board says. Who is told of new threads on a board is not told of every reply in them.
 */
export const followLevel = sql<FollowLevel>`case
  when ${threadMembers.levelReason} is not null then ${threadMembers.level}
  when ${boardMembers.level} = 'watch' then 'track'
  else coalesce(${boardMembers.level}, 'normal') end`;

/** Why: `chosen`, `wrote` …, `board`, or null where nothing says so. */
export const followReason = sql<FollowReason | null>`case
  when ${threadMembers.levelReason} is not null then ${threadMembers.levelReason}
  when ${boardMembers.level} <> 'normal' then 'board' end`;
