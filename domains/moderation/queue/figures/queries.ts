import { and, gt, isNotNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { queueItems } from "#db/schema/queue.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { BADGE_LIMIT } from "#lib/badge.ts";
import { moderated } from "../../visibility.ts";
import { LATE_HOURS } from "../input.ts";
import { someWaiting } from "../queries.ts";

/** Enough to know how it goes; a week of more is told as 999+. */
export const HANDLED_MAX = 1_000;

export type QueueFigures = { handled: number; medianMs: number | null; late: number };

/** How the work of the areas goes, never how anybody's does: settled in seven days, how fast, and what waits too long. */
export async function findFigures(actor: Actor, on: Reader = db): Promise<QueueFigures> {
  const settled = on
    .select({ took: sql`extract(epoch from ${queueItems.closedAt} - ${queueItems.since})`.as("took") })
    .from(queueItems)
    .where(
      and(
        gt(queueItems.closedAt, sql`now() - interval '7 days'`),
        isNotNull(queueItems.closedBy),
        moderated(actor, queueItems.unitId),
      ),
    )
    .limit(HANDLED_MAX);
  const late = someWaiting(actor, on, sql`${queueItems.since} < now() - make_interval(hours => ${LATE_HOURS})`);
  const [row] = await on.execute<{ handled: number; seconds: number | null; late: number }>(sql`
    select count(*)::int as handled, percentile_cont(0.5) within group (order by took)::float8 as seconds,
      (select count(*)::int from ${late} as waiting) as late
    from ${settled} as settled`);
  const { handled, seconds, late: isLate } = row!;
  return { handled, medianMs: seconds === null ? null : seconds * 1_000, late: Math.min(isLate, BADGE_LIMIT) };
}
