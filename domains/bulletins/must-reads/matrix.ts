import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { publications } from "#db/schema/bulletins.ts";
import { unitCounts } from "#db/schema/must-reads.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inHeldArea } from "#domains/units/visibility.ts";
import { dayOf } from "#lib/dates.ts";
import { visiblePublications } from "../visibility.ts";
import { READING_WATCHERS } from "./policy.ts";

export const COLUMNS_MAX = 200;
const RECENT_DAYS = 30;
const MONTHS_MAX = 24;

/** `recent`: what is not due yet and what was due within 30 days; `all`; or the month (`2026-11`) of the day it is due. */
export type Period = "recent" | "all" | `${number}-${number}`;
export type MatrixUnit = { id: string; slug: string; name: string; enName: string; path: string; people: number };
export type MatrixBulletin = { id: string; title: string; dueOn: string };
/** How many are asked in a unit, and how many of them have confirmed. */
export type Cell = { people: number; done: number; dueOn: string };
export type Matrix = {
  /** The unit whose subtree is shown, and those right below it. */
  unit: MatrixUnit;
  rows: MatrixUnit[];
  bulletins: MatrixBulletin[];
  /** By unit and bulletin; nothing where it is not asked. */
  cells: Map<string, Map<string, Cell>>;
};

const held = (actor: Actor) => inHeldArea(actor, [...READING_WATCHERS], units.id);

/** The units that the actor watches, each right behind the one above it. */
export async function listWatchedUnits(actor: Actor, on: Reader = db) {
  return on
    .select({ slug: units.slug, name: units.name, enName: units.enName, path: units.path })
    .from(units)
    .where(and(isNull(units.deactivatedAt), held(actor)))
    .orderBy(asc(units.path));
}

/** 单位 × 必读 under one unit (a slug; else the highest that the actor watches); null where there is nothing to watch. */
export async function readMatrix(
  actor: Actor,
  { unit: slug, period = "recent" }: { unit?: string | null; period?: Period },
  on: Reader = db,
): Promise<Matrix | null> {
  const [unit] = await selectUnits(on)
    .where(and(isNull(units.deactivatedAt), held(actor), slug ? eq(units.slug, slug) : undefined))
    .orderBy(sql`nlevel(${units.path})`, asc(units.position), asc(units.path))
    .limit(1);
  if (!unit) return null;
  const [rows, bulletins] = await Promise.all([
    selectUnits(on)
      .where(and(isNull(units.deactivatedAt), eq(units.parentId, unit.id)))
      .orderBy(asc(units.position), asc(units.path)),
    listAsked(actor, unit.path, period, on),
  ]);
  const shown = [unit, ...rows].map(({ id }) => id);
  const cells = await readCells(
    shown,
    bulletins.map(({ id }) => id),
    on,
  );
  return { unit, rows, bulletins, cells };
}

const selectUnits = (on: Reader) =>
  on
    .select({
      id: units.id,
      slug: units.slug,
      name: units.name,
      enName: units.enName,
      path: units.path,
      people: sql<number>`coalesce(${unitCounts.people}, 0)`,
    })
    .from(units)
    .leftJoin(unitCounts, eq(unitCounts.unitId, units.id));

/** What is asked of somebody in this unit, what is due last first. */
async function listAsked(actor: Actor, path: string, period: Period, on: Reader): Promise<MatrixBulletin[]> {
  return on.execute<MatrixBulletin>(sql`
    select ${publications.bulletinId} as id, ${publications.title}, max(r.due_on)::text as "dueOn"
    from must_reads r join units u on u.id = r.unit_id
    join ${publications} on ${publications.bulletinId} = r.bulletin_id and ${visiblePublications(actor)}
    where r.ended_at is null and (u.path <@ ${path}::ltree or u.path @> ${path}::ltree) and ${within(period)}
    group by 1, 2 order by 3 desc, 1 desc limit ${COLUMNS_MAX}`);
}

function within(period: Period): SQL {
  if (period === "all") return sql`true`;
  if (period === "recent") return sql`r.due_on > ${dayOf(new Date())}::date - ${RECENT_DAYS}::int`;
  return sql`r.due_on >= ${`${period}-01`}::date and r.due_on < ${`${period}-01`}::date + interval '1 month'`;
}

/** The months in which something that the actor watches is or was due, the last first. */
export async function listMonths(actor: Actor, on: Reader = db): Promise<string[]> {
  const rows = await on.execute<{ month: string }>(sql`
    select distinct to_char(r.due_on, 'YYYY-MM') as month
    from must_reads r join units u on u.id = r.unit_id
    join ${publications} on ${publications.bulletinId} = r.bulletin_id and ${visiblePublications(actor)}
    where r.ended_at is null and exists (select from units w where (w.path <@ u.path or w.path @> u.path)
      and ${inHeldArea(actor, [...READING_WATCHERS], sql`w.id`)})
    order by 1 desc limit ${MONTHS_MAX}`);
  return rows.map(({ month }) => month);
}

/**
 * Where a unit or one above it is asked, everybody of the unit is: the two counters say it. Above the units that are
 * asked their figures are added up: who belongs to two of them is asked in both.
 */
async function readCells(unitIds: string[], bulletinIds: string[], on: Reader): Promise<Matrix["cells"]> {
  const cells: Matrix["cells"] = new Map(unitIds.map((id) => [id, new Map()]));
  if (bulletinIds.length === 0) return cells;
  const found = await on.execute<Cell & { unitId: string; bulletinId: string }>(sql`
    with shown as (select id, path from units where id = any(${`{${unitIds.join(",")}}`}::uuid[])),
    asked as (select r.bulletin_id, r.unit_id, r.due_on, u.path from must_reads r join units u on u.id = r.unit_id
      where r.ended_at is null and r.bulletin_id = any(${`{${bulletinIds.join(",")}}`}::uuid[])),
    counted as (select s.id, a.bulletin_id, a.due_on, case when a.path @> s.path then s.id else a.unit_id end as unit_id
      from shown s join asked a on a.path @> s.path or a.path <@ s.path)
    select c.id as "unitId", c.bulletin_id as "bulletinId", max(c.due_on)::text as "dueOn",
      sum(coalesce(p.people, 0))::int as people, sum(coalesce(d.done, 0))::int as done
    from counted c left join unit_counts p on p.unit_id = c.unit_id
    left join read_counts d on d.bulletin_id = c.bulletin_id and d.unit_id = c.unit_id
    group by 1, 2`);
  for (const { unitId, bulletinId, ...cell } of found) cells.get(unitId)?.set(bulletinId, cell);
  return cells;
}
