import { and, asc, desc, eq, exists, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Reader, type Tx } from "#db/client.ts";
import { grants, members } from "#db/schema/accounts.ts";
import { reviewDelegations } from "#db/schema/delegations.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { DRAFT_READERS } from "../policy.ts";
import { canEndDelegation, canOverseeDelegations } from "./policy.ts";

export const DELEGATIONS_SHOWN = 100;
const delegates = alias(members, "delegates");
const enders = alias(members, "enders");

export type DelegationRow = Awaited<ReturnType<typeof listDelegations>>[number];

/** Both sides see a delegation, and the security administrator sees all. */
const visibleDelegations = (actor: Actor): SQL =>
  actor.id === null
    ? sql`false`
    : canOverseeDelegations(actor)
      ? sql`true`
      : or(eq(reviewDelegations.holderId, actor.id), eq(reviewDelegations.delegateId, actor.id))!;

const isOpen = sql<boolean>`(${reviewDelegations.endedAt} is null and ${reviewDelegations.endsAt} > clock_timestamp())`;

/** Delegations that the actor gave, was given or oversees: those that run or will run first, then the newest. */
export async function listDelegations(actor: Actor, on: Reader = db) {
  const rows = await on
    .select({
      id: reviewDelegations.id,
      holderId: reviewDelegations.holderId,
      holderName: members.name,
      delegateId: reviewDelegations.delegateId,
      delegateName: delegates.name,
      role: grants.role,
      unit: { name: units.name, enName: units.enName },
      startsAt: reviewDelegations.startsAt,
      endsAt: reviewDelegations.endsAt,
      reason: reviewDelegations.reason,
      endedAt: reviewDelegations.endedAt,
      endedBy: enders.name,
      state: sql<
        "running" | "coming" | "over" | "ended"
      >`case when ${reviewDelegations.endedAt} is not null then 'ended'
        when ${reviewDelegations.endsAt} <= clock_timestamp() then 'over'
        when ${reviewDelegations.startsAt} > clock_timestamp() then 'coming' else 'running' end`,
    })
    .from(reviewDelegations)
    .innerJoin(grants, eq(grants.id, reviewDelegations.grantId))
    .innerJoin(units, eq(units.id, grants.unitId))
    .innerJoin(members, eq(members.id, reviewDelegations.holderId))
    .innerJoin(delegates, eq(delegates.id, reviewDelegations.delegateId))
    .leftJoin(enders, eq(enders.id, reviewDelegations.endedBy))
    .where(visibleDelegations(actor))
    .orderBy(desc(isOpen), desc(reviewDelegations.id))
    .limit(DELEGATIONS_SHOWN);
  return rows.map((row) => ({
    ...row,
    mayEnd: (row.state === "running" || row.state === "coming") && canEndDelegation(actor, row),
  }));
}

/** One that is not over yet, locked, as far as the actor may see it. */
export async function findOpenDelegation(actor: Actor, id: string, tx: Tx) {
  const [row] = await tx
    .select({
      ...{ id: reviewDelegations.id, holderId: reviewDelegations.holderId, delegateId: reviewDelegations.delegateId },
      ...{ role: grants.role, unit: units.slug, unitId: grants.unitId },
    })
    .from(reviewDelegations)
    .innerJoin(grants, eq(grants.id, reviewDelegations.grantId))
    .innerJoin(units, eq(units.id, grants.unitId))
    .where(and(eq(reviewDelegations.id, id), isOpen, visibleDelegations(actor)))
    .for("update", { of: reviewDelegations });
  return row ?? null;
}

/** The own roles whose word in review can be handed on. */
export const listOwnGrants = (actor: Actor, on: Reader = db) =>
  actor.id === null
    ? []
    : on
        .select({ id: grants.id, role: grants.role, unit: { name: units.name, enName: units.enName } })
        .from(grants)
        .innerJoin(units, and(eq(units.id, grants.unitId), isNull(units.deactivatedAt)))
        .where(and(eq(grants.memberId, actor.id), inArray(grants.role, [...DRAFT_READERS]), isNull(grants.revokedAt)))
        .orderBy(asc(grants.id));

/** Whoever works on texts of the whole area: nobody is let into its working copies by a colleague's word. */
const worksOn = (path: SQL) =>
  exists(sql`(select from grants g join units u on u.id = g.unit_id and u.deactivated_at is null
    where g.member_id = ${members.id} and g.revoked_at is null and g.role in ${[...DRAFT_READERS]} and u.path @> ${path})`);

/** Who could stand in for one of the actor's roles. */
export function listDelegates(actor: Actor, on: Reader = db) {
  const paths = actor.grants.filter(({ role }) => inDesk.includes(role)).map(({ path }) => path);
  if (actor.id === null || paths.length === 0) return [];
  return on
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(
      and(
        ne(members.id, actor.id),
        isNull(members.deactivatedAt),
        or(...[...new Set(paths)].map((path) => worksOn(sql`${path}::ltree`))),
      ),
    )
    .orderBy(asc(members.pinyin), asc(members.id))
    .limit(200);
}

const inDesk: readonly string[] = DRAFT_READERS;

/** Whether this is one of them for a role over the unit at `path`. */
export async function isDelegateFor(actor: Actor, delegateId: string, path: string, on: Reader = db): Promise<boolean> {
  if (actor.id === null || actor.id === delegateId) return false;
  const [row] = await on
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, delegateId), isNull(members.deactivatedAt), worksOn(sql`${path}::ltree`)));
  return row !== undefined;
}
