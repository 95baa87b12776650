import { eq, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { unitCounts } from "#db/schema/must-reads.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { findAskedBulletin } from "./asked.ts";
import { canRemind, canSeeReaders, canWatchUnit } from "./policy.ts";
import { hiddenNames, visibleNames } from "./visibility.ts";

export const NAMES_SHOWN = 20;
const NAMES_MAX = 2_000;

/** Over `unit_people p`: those of a unit who are asked to read a bulletin and have not confirmed it. */
export const unreadOf = (bulletinId: string, unitId: string): SQL => sql`p.unit_id = ${unitId}
  and not exists (select from bulletin_confirmations c where c.bulletin_id = ${bulletinId} and c.member_id = p.member_id)
  and exists (select from must_reads r join unit_people q on q.unit_id = r.unit_id
    where r.bulletin_id = ${bulletinId} and r.ended_at is null and q.member_id = p.member_id)`;

export type UnreadMember = { id: string; name: string; unit: string; unitEn: string; remindedAt: Date | null };

/**
 * Who of a unit has not read a bulletin. `names` is null for whom a figure has to do; with `all` the whole list, up to 2,000.
 * `unnamed`: how many more there are whose units are too small for names.
 */
export async function findReaders(actor: Actor, bulletinId: string, unitSlug: string, all = false, on: Reader = db) {
  const [unit] = await on
    .select({
      id: units.id,
      slug: units.slug,
      name: units.name,
      enName: units.enName,
      path: units.path,
      people: sql<number>`coalesce(${unitCounts.people}, 0)`,
    })
    .from(units)
    .leftJoin(unitCounts, eq(unitCounts.unitId, units.id))
    .where(eq(units.slug, unitSlug));
  if (!unit || !canWatchUnit(actor, unit.path)) return null;
  const bulletin = await findAskedBulletin(actor, bulletinId, on);
  if (!bulletin) return null;
  const seesNames = canSeeReaders(actor, unit);
  const [names, unnamed, [last]] = await Promise.all([
    seesNames ? listUnread(actor, { bulletinId, unitId: unit.id, limit: all ? NAMES_MAX : NAMES_SHOWN }, on) : null,
    seesNames ? countUnnamed(actor, bulletinId, unit.id, on) : 0,
    on.execute<{ at: string; count: number; note: string }>(sql`select r.created_at as at, r.note,
      (select count(*)::int from read_reminded t where t.reminder_id = r.id) as count
      from read_reminders r where r.bulletin_id = ${bulletinId} and r.unit_id = ${unit.id}
      order by r.created_at desc limit 1`),
  ]);
  return {
    ...{ unit, bulletin, names, unnamed },
    lastReminder: last ? { at: new Date(last.at), count: last.count } : null,
    mayRemind: canRemind(actor, unit.path),
  };
}

type Place = { bulletinId: string; unitId: string; limit: number };

/** The caller has asked the policy. Whoever belongs to two units below stands in the one that comes first. */
async function listUnread(actor: Actor, { bulletinId, unitId, limit }: Place, on: Reader): Promise<UnreadMember[]> {
  const rows = await on.execute<Omit<UnreadMember, "remindedAt"> & { remindedAt: string | null }>(sql`
    select m.id, m.name, u.name as unit, u.en_name as "unitEn",
      (select max(t.reminded_at) from read_reminded t where t.bulletin_id = ${bulletinId} and t.member_id = m.id) as "remindedAt"
    from unit_people p join members m on m.id = p.member_id
    cross join lateral (select u.name, u.en_name, u.path from memberships s join units u on u.id = s.unit_id
      where s.member_id = m.id and s.ended_at is null and u.path <@ (select path from units where id = ${unitId})
      order by u.path limit 1) u
    where ${unreadOf(bulletinId, unitId)} and ${visibleNames(actor)}
    order by u.path, m.pinyin, m.id limit ${limit}`);
  return rows.map((row) => ({ ...row, remindedAt: row.remindedAt ? new Date(row.remindedAt) : null }));
}

async function countUnnamed(actor: Actor, bulletinId: string, unitId: string, on: Reader): Promise<number> {
  const [row] = await on.execute<{ count: number }>(sql`select count(*)::int as count from unit_people p
    where ${unreadOf(bulletinId, unitId)} and ${hiddenNames(actor)}`);
  return row?.count ?? 0;
}
