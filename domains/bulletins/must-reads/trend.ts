import { eq, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { unitCounts } from "#db/schema/must-reads.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { dayOf, TIME_ZONE } from "#lib/dates.ts";
import { findAskedBulletin } from "./asked.ts";
import { canSeeTrend, canWatchUnit } from "./policy.ts";

/** More points than this are not told apart: a longer time is told by several days. */
export const POINTS_MAX = 60;
const DAY_MS = 86_400_000;

/** How many of those who are asked now had confirmed at the end of a civil day. */
export type TrendPoint = { day: string; done: number };
export type Trend = { people: number; points: TrendPoint[] };

type Asked = { bulletinId: string; unit: string; now?: Date };
type Row = { day: string | null; done: number; since: string; people: number };

/**
 * The read rate of a bulletin in a unit's subtree over the days since it was asked. The last point is the figure of the
 * matrix. Null where the actor does not watch the unit, nothing is asked, or a step of the curve would be a person.
 */
export async function readTrend(
  actor: Actor,
  { bulletinId, unit: slug, now = new Date() }: Asked,
  on: Reader = db,
): Promise<Trend | null> {
  const [unit] = await on
    .select({ id: units.id, path: units.path, people: sql<number>`coalesce(${unitCounts.people}, 0)` })
    .from(units)
    .leftJoin(unitCounts, eq(unitCounts.unitId, units.id))
    .where(eq(units.slug, slug));
  if (!unit || !canWatchUnit(actor, unit.path) || !canSeeTrend(actor, unit)) return null;
  if (!(await findAskedBulletin(actor, bulletinId, on))) return null;
  const rows = await on.execute<Row>(countByDay(bulletinId, unit.id));
  const [first] = rows;
  // Asked are few people of a large unit: the same holds for them.
  if (!first || !canSeeTrend(actor, { ...unit, people: first.people })) return null;
  return { people: first.people, points: pointsOf(rows, first.since, dayOf(now)) };
}

/** Whom the matrix counts, by the same rule (`readCells`), and when they confirmed: one row for each such day. */
const countByDay = (bulletinId: string, unitId: string) => sql`
  with shown as (select id, path from units where id = ${unitId}),
  asked as (select r.unit_id, u.path, r.created_at, r.ended_at from must_reads r join units u on u.id = r.unit_id
    join shown s on u.path @> s.path or u.path <@ s.path where r.bulletin_id = ${bulletinId}),
  counted as (select case when a.path @> s.path then s.id else a.unit_id end as unit_id from shown s, asked a
    where a.ended_at is null),
  days as (select (c.confirmed_at at time zone ${TIME_ZONE})::date as day, count(*)::int as done
    from counted k join unit_people p on p.unit_id = k.unit_id
    join bulletin_confirmations c on c.bulletin_id = ${bulletinId} and c.member_id = p.member_id group by 1)
  select d.day::text as day, coalesce(d.done, 0) as done,
    (select (min(created_at) at time zone ${TIME_ZONE})::date from asked)::text as since,
    (select sum(coalesce(n.people, 0))::int from counted k left join unit_counts n on n.unit_id = k.unit_id) as people
  from (select from counted limit 1) asking left join days d on true order by d.day`;

/** Who confirmed before it was asked here is there from the first day. */
function pointsOf(rows: Row[], since: string, today: string): TrendPoint[] {
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(since)) / DAY_MS));
  const step = Math.ceil((days + 1) / POINTS_MAX);
  const points: TrendPoint[] = [];
  // Backwards, so that today is always told.
  for (let back = 0; back <= days; back += step) {
    const day = new Date(Date.parse(today) - back * DAY_MS).toISOString().slice(0, 10);
    const done = rows.reduce((sum, row) => (row.day !== null && row.day <= day ? sum + row.done : sum), 0);
    points.unshift({ day, done });
  }
  return points;
}
