import { and, asc, count, countDistinct, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { STAFF_ROLES } from "#db/enums/roles.ts";
import { grants, members, memberships } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { isPerson, namedLike } from "#domains/people/search.ts";
import { inVisibleArea, mayEnterArea } from "#domains/units/visibility.ts";
import { findBoardById } from "../boards/queries.ts";
import { findThread } from "../threads/queries.ts";

/** Those who moderate an area from the unit itself, as its boards name them. */
export async function listModerators(viewer: Viewer, unitId: string | null, on: Reader = db): Promise<string[]> {
  const isOfUnit = unitId === null ? isNull(units.parentId) : eq(units.id, unitId);
  const rows = await on
    .selectDistinct({ name: members.name })
    .from(grants)
    .innerJoin(units, eq(units.id, grants.unitId))
    .innerJoin(members, eq(members.id, grants.memberId))
    .where(
      and(
        eq(grants.role, "leader"),
        isNull(grants.revokedAt),
        isNull(members.deactivatedAt),
        isOfUnit,
        inVisibleArea(viewer, unitId === null ? sql`null::uuid` : units.id),
      ),
    )
    .limit(MODERATORS_SHOWN);
  return rows.map((row) => row.name);
}

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

const SUGGESTIONS_MAX = 8;
const MODERATORS_SHOWN = 3;

type Where = { threadId: string | null; boardId: string | null; query: string };
export type Suggestion = { id: string; name: string; unit: string };

/** People whom a call in a thread, or in a new one on a board, may reach, by what was typed after the `@`. */
export async function listSuggestions(viewer: Viewer, where: Where, on: Reader = db): Promise<Suggestion[]> {
  const place = where.threadId
    ? await findThread(viewer, where.threadId, on)
    : await findBoardById(viewer, where.boardId ?? "", on);
  if (!place) throw new DomainError("not_found");
  return on
    .select({
      id: members.id,
      name: members.name,
      unit: sql<string>`coalesce((select u.name from memberships m join units u on u.id = m.unit_id
        where m.member_id = members.id and m.ended_at is null order by m.started_at limit 1), '')`,
    })
    .from(members)
    .where(and(entersArea(place.unitPath), namedLike(where.query)))
    .orderBy(asc(members.name), asc(members.id))
    .limit(SUGGESTIONS_MAX);
}

/** Until when the person may not write in an area, or null. */
export async function findSilence(viewer: Viewer, unitPath: string | null, on: Reader = db): Promise<Date | null> {
  if (viewer.kind !== "member" || viewer.id === null) return null;
  const until = silenceOf(sql`${viewer.id}::uuid`, sql`${unitPath}::ltree`);
  const [row] = await on.execute<{ until: string | null }>(sql`select ${until} as until`);
  return row?.until ? new Date(row.until) : null;
}

/** The same as SQL. A mute holds in its unit and below; without a unit, in what is everyone's. */
export const silenceOf = (memberId: SQL, unitPath: SQL): SQL => sql`(
  select max(m.until) from mutes m left join units u on u.id = m.unit_id
  where m.member_id = ${memberId} and m.lifted_by is null and m.until > now()
    and (m.unit_id is null and ${unitPath} is null or u.path @> ${unitPath}))`;

/** `mayEnterArea` turned round, over `members`: everyone who may enter the area of one unit. */
export function entersArea(unitPath: string | null): SQL {
  const isActive = and(isNull(members.deactivatedAt), isPerson)!;
  if (unitPath === null) return isActive;
  const isMember = sql`exists (select 1 from memberships m join units u on u.id = m.unit_id
    where m.member_id = ${members.id} and m.ended_at is null and u.deactivated_at is null
      and u.path <@ ${unitPath}::ltree)`;
  const isStaff = sql`exists (select 1 from grants g join units u on u.id = g.unit_id
    where g.member_id = ${members.id} and g.revoked_at is null and u.deactivated_at is null
      and g.role in ${STAFF_ROLES} and u.path @> ${unitPath}::ltree)`;
  return and(isActive, or(isMember, isStaff))!;
}
