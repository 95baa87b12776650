import { and, gt, inArray, ne, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { boardMembers } from "#db/schema/board-members.ts";
import { threadMembers, threads } from "#db/schema/forum.ts";
import { countDuties } from "#domains/bulletins/must-reads/duties.ts";
import { followLevel } from "#domains/forum/reading/level.ts";
import { isOwnBoardRow, isOwnRow } from "#domains/forum/reading/unread.ts";
import { visibleThreads } from "#domains/forum/visibility.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { mayHandle } from "#domains/moderation/policy.ts";
import { countQueue } from "#domains/moderation/queue/queries.ts";

export const HOME_PATH = /^\/$/;

/** What is older than this is no longer news to anybody. */
const NEWS_DAYS = 30;

/** The reader's own units with how many discussions have something new in each, and what waits for a leader or to be read. */
export async function homeOverlay(actor: Actor & { id: string }) {
  const [fresh, queue, duties] = await Promise.all([
    countFreshByUnit(actor),
    mayHandle(actor) ? countQueue(actor) : 0,
    countDuties(actor),
  ]);
  const units = actor.homes.map(({ unitId, name, enName, slug }) => ({
    name,
    enName,
    slug,
    unread: fresh.get(unitId) ?? 0,
  }));
  return { units, todo: queue, duties };
}

async function countFreshByUnit(actor: Actor & { id: string }): Promise<Map<string, number>> {
  const ids = actor.homes.map(({ unitId }) => unitId);
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ unitId: threads.unitId, n: sql<number>`count(*)::int` })
    .from(threads)
    .leftJoin(threadMembers, isOwnRow(actor))
    .leftJoin(boardMembers, isOwnBoardRow(actor))
    .where(
      and(
        inArray(threads.unitId, ids),
        gt(threads.lastPostAt, sql`now() - ${`${NEWS_DAYS} days`}::interval`),
        gt(threads.lastShownNumber, sql`coalesce(${threadMembers.lastReadNumber}, 0)`),
        ne(followLevel, "mute"),
        visibleThreads(actor),
      ),
    )
    .groupBy(threads.unitId);
  return new Map(rows.map(({ unitId, n }) => [unitId ?? "", n]));
}
