import { and, count, eq, inArray, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { BoardLevel } from "#db/enums/forum.ts";
import { boardMembers } from "#db/schema/board-members.ts";
import { threadMembers, threads } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { SWEEP_UNDO_MINUTES } from "../limits.ts";
import { visibleThreads } from "../visibility.ts";
import { followLevel, followReason } from "./level.ts";
import { isOwnBoardRow, isOwnRow, unread } from "./unread.ts";

/** How far somebody has read a thread, how closely they follow it and why. */
export async function findReading(actor: Actor, threadId: string, on: Reader = db) {
  const none = { lastReadNumber: 0, epoch: 0, level: "normal" as const, reason: null, isNew: true };
  if (actor.id === null) return none;
  const [row] = await on
    .select({
      lastReadNumber: sql<number>`coalesce(${threadMembers.lastReadNumber}, 0)`,
      epoch: sql<number>`coalesce(${threadMembers.readingEpoch}, 0)`,
      level: followLevel,
      reason: followReason,
      isNew: sql<boolean>`${threadMembers.memberId} is null`,
    })
    .from(threads)
    .leftJoin(threadMembers, isOwnRow(actor))
    .leftJoin(boardMembers, isOwnBoardRow(actor))
    .where(eq(threads.id, threadId));
  return row ?? none;
}

/** How closely somebody follows a board. */
export async function findBoardLevel(actor: Actor, boardId: string, on: Reader = db): Promise<BoardLevel> {
  if (actor.id === null) return "normal";
  const [row] = await on
    .select({ level: boardMembers.level })
    .from(boardMembers)
    .where(and(eq(boardMembers.boardId, boardId), eq(boardMembers.memberId, actor.id)));
  return row?.level ?? "normal";
}

/** How many posts of each of these threads are unread; those with none, and those one may not see, are left out. */
export async function listUnread(actor: Actor, threadIds: string[], on: Reader = db): Promise<Record<string, number>> {
  if (actor.id === null || threadIds.length === 0) return {};
  const rows = await on
    .select({ id: threads.id, unread })
    .from(threads)
    .leftJoin(threadMembers, isOwnRow(actor))
    .leftJoin(boardMembers, isOwnBoardRow(actor))
    .where(and(inArray(threads.id, threadIds), visibleThreads(actor), sql`${unread} > 0`));
  return Object.fromEntries(rows.map((row) => [row.id, row.unread]));
}

/** How many lines a sweep of the actor's has moved that can still be put back; its id tells when it was. */
export async function countSwept(actor: Actor, sweepId: string, on: Reader = db): Promise<number> {
  if (actor.id === null || !UUID.test(sweepId)) return 0;
  const isOfLate = sql`uuid_extract_timestamp(${threadMembers.sweptBy}) > now() - ${SWEEP_UNDO_MINUTES}::int * interval '1 minute'`;
  const [row] = await on
    .select({ n: count() })
    .from(threadMembers)
    .where(and(eq(threadMembers.memberId, actor.id), eq(threadMembers.sweptBy, sweepId), isOfLate));
  return row?.n ?? 0;
}
