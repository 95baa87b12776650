import { and, asc, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Reader } from "#db/client.ts";
import type { Role } from "#db/enums/roles.ts";
import { grants, members, memberships } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { besideCursor, type NameCursor, orderFrom, type Page, pageOf } from "../cursor.ts";
import { canAdministerPeople, canReadRegister, personAbilities } from "../policy.ts";
import { isPerson } from "../search.ts";
import { filtered, type RegisterFilter } from "./filter.ts";

export const PEOPLE_PER_PAGE = 50;

export type RegisterRow = {
  id: string;
  name: string;
  signInName: string;
  units: { name: string; enName: string; post: string }[];
  roles: Role[];
  hasPassword: boolean;
  hasSso: boolean;
  hasTotp: boolean;
  lastSeenAt: Date | null;
  deactivatedAt: Date | null;
  isDemo: boolean;
};

/** A page of the register, sorted by pinyin; empty for everyone who may not read it. */
export async function listPeople(
  actor: Actor,
  filter: RegisterFilter,
  cursor: NameCursor | null = null,
  on: Reader = db,
): Promise<Page<RegisterRow>> {
  if (!canReadRegister(actor)) return { rows: [], previous: null, next: null };
  const found = await on
    .select(registerColumns)
    .from(members)
    .where(and(filtered(filter), besideCursor(cursor)))
    .orderBy(...orderFrom(cursor))
    .limit(PEOPLE_PER_PAGE + 1);
  return pageOf(found, PEOPLE_PER_PAGE, cursor);
}

const registerColumns = {
  id: members.id,
  name: members.name,
  signInName: members.signInName,
  lastSeenAt: members.lastSeenAt,
  deactivatedAt: members.deactivatedAt,
  isDemo: members.isDemo,
  hasPassword: sql<boolean>`${members.passwordHash} is not null`,
  hasSso: sql<boolean>`${members.ssoSubject} is not null`,
  hasTotp: sql<boolean>`${members.totpSince} is not null`,
  units: sql<
    RegisterRow["units"]
  >`(select coalesce(json_agg(json_build_object('name', u.name, 'enName', u.en_name, 'post', m.post)
    order by m.started_at, m.id), '[]') from memberships m join units u on u.id = m.unit_id
    where m.member_id = ${members}.id and m.ended_at is null)`,
  roles: sql<Role[]>`(select coalesce(json_agg(distinct g.role), '[]') from grants g
    where g.member_id = ${members}.id and g.revoked_at is null)`,
};

export type PersonRecord = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** One person of the register with places and roles, past ones too; the e-mail address is told to the system administrator alone. */
export async function findPerson(actor: Actor, id: string, on: Reader = db) {
  if (!canReadRegister(actor) || !UUID.test(id)) return null;
  const [row] = await on
    .select({
      ...registerColumns,
      ...{ email: members.email, pinyin: members.pinyin, createdAt: members.createdAt },
      ...{ eraseAt: members.eraseAt, erasesPosts: members.erasesPosts },
    })
    .from(members)
    .where(and(eq(members.id, id), isPerson));
  if (!row) return null;
  const [places, roles] = await Promise.all([placesOf(id, on), rolesOf(id, on)]);
  const held = roles.filter(({ revokedAt }) => revokedAt === null).map(({ role }) => role);
  const email = canAdministerPeople(actor) ? row.email : null;
  const abilities = personAbilities(actor, { ...row, roles: held });
  return { ...row, email, places, grants: roles, abilities };
}

const placesOf = (memberId: string, on: Reader) =>
  on
    .select({
      id: memberships.id,
      unitId: units.id,
      unit: { name: units.name, enName: units.enName },
      slug: units.slug,
      post: memberships.post,
      startedAt: memberships.startedAt,
      endedAt: memberships.endedAt,
    })
    .from(memberships)
    .innerJoin(units, eq(units.id, memberships.unitId))
    .where(eq(memberships.memberId, memberId))
    .orderBy(sql`${memberships.endedAt} desc nulls first`, asc(memberships.startedAt))
    .limit(100);

const giver = alias(members, "giver");
const taker = alias(members, "taker");

const rolesOf = (memberId: string, on: Reader) =>
  on
    .select({
      id: grants.id,
      role: grants.role,
      unitId: grants.unitId,
      unit: { name: units.name, enName: units.enName },
      grantedAt: grants.grantedAt,
      grantedBy: giver.name,
      revokedAt: grants.revokedAt,
      revokedBy: taker.name,
    })
    .from(grants)
    .innerJoin(units, eq(units.id, grants.unitId))
    .leftJoin(giver, eq(giver.id, grants.grantedBy))
    .leftJoin(taker, eq(taker.id, grants.revokedBy))
    .where(eq(grants.memberId, memberId))
    .orderBy(sql`${grants.revokedAt} desc nulls first`, desc(grants.grantedAt))
    .limit(100);
