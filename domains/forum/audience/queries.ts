import { and, count, countDistinct, eq, gt, inArray, isNull, max, or, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { STAFF_ROLES } from "#db/enums/roles.ts";
import { members, memberships } from "#db/schema/accounts.ts";
import { mutes } from "#db/schema/moderation.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { mayEnterArea } from "#domains/units/visibility.ts";

/** How many members an area has, as its badge says; staff of the units above may enter too and are not counted. */
export async function countAudience(viewer: Viewer, unitPath: string | null, on: Reader = db): Promise<number> {
  if (!mayEnterArea(viewer, unitPath)) return 0;
  if (unitPath === null) {
    const [row] = await on.select({ n: count() }).from(members).where(isNull(members.deactivatedAt));
    return row?.n ?? 0;
  }
  const [row] = await on
    .select({ n: countDistinct(memberships.memberId) })
    .from(memberships)
    .innerJoin(units, eq(units.id, memberships.unitId))
    .innerJoin(members, eq(members.id, memberships.memberId))
    .where(and(isNull(memberships.endedAt), isNull(members.deactivatedAt), sql`${units.path} <@ ${unitPath}::ltree`));
  return row?.n ?? 0;
}

/** Those of `names` whom a call in this area would reach: nobody who cannot see it is ever named. */
export async function listMentionable(viewer: Viewer, unitPath: string | null, names: string[], on: Reader = db) {
  if (names.length === 0 || !mayEnterArea(viewer, unitPath)) return [];
  return on
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(inArray(members.name, names), entersArea(unitPath)));
}

/** Until when the person may not write in an area, or null. A mute holds in its unit and below; without a unit, in what is everyone's. */
export async function findSilence(viewer: Viewer, unitPath: string | null, on: Reader = db): Promise<Date | null> {
  if (viewer.kind !== "member" || viewer.id === null) return null;
  const isHere =
    unitPath === null
      ? isNull(mutes.unitId)
      : sql`exists (select 1 from units u where u.id = ${mutes.unitId} and u.path @> ${unitPath}::ltree)`;
  const [row] = await on
    .select({ until: max(mutes.until) })
    .from(mutes)
    .where(and(eq(mutes.memberId, viewer.id), isNull(mutes.liftedBy), gt(mutes.until, sql`now()`), isHere));
  return row?.until ?? null;
}

/** `mayEnterArea` turned round, over `members`: everyone who may enter the area of one unit. */
export function entersArea(unitPath: string | null): SQL {
  const isActive = isNull(members.deactivatedAt);
  if (unitPath === null) return isActive;
  const isMember = sql`exists (select 1 from memberships m join units u on u.id = m.unit_id
    where m.member_id = ${members.id} and m.ended_at is null and u.deactivated_at is null
      and u.path <@ ${unitPath}::ltree)`;
  const isStaff = sql`exists (select 1 from grants g join units u on u.id = g.unit_id
    where g.member_id = ${members.id} and g.revoked_at is null and u.deactivated_at is null
      and g.role in ${STAFF_ROLES} and u.path @> ${unitPath}::ltree)`;
  return and(isActive, or(isMember, isStaff))!;
}
