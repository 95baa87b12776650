import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Reader } from "#db/client.ts";
import type { Role } from "#db/enums/roles.ts";
import { grants, members } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { canAdministerGrants } from "../policy.ts";

export const GRANTS_PER_PAGE = 50;
const giver = alias(members, "giver");
const taker = alias(members, "taker");

/** What of the grants is shown: held now or ended, of one role, in one unit's subtree. `before` is the id of the last one seen. */
export type GrantFilter = { past: boolean; role: Role | ""; unit: string; before: string | null };

/** Grants, the newest first (ids sort by time of birth): for the security administrator. */
export async function listGrants(actor: Actor, { past, role, unit, before }: GrantFilter, on: Reader = db) {
  if (!canAdministerGrants(actor)) return { rows: [], next: null };
  const found = await on
    .select({
      id: grants.id,
      memberId: grants.memberId,
      name: members.name,
      signInName: members.signInName,
      isShut: sql<boolean>`${members.deactivatedAt} is not null`,
      role: grants.role,
      unit: { name: units.name, enName: units.enName },
      grantedAt: grants.grantedAt,
      grantedBy: giver.name,
      revokedAt: grants.revokedAt,
      revokedBy: taker.name,
    })
    .from(grants)
    .innerJoin(members, eq(members.id, grants.memberId))
    .innerJoin(units, eq(units.id, grants.unitId))
    .leftJoin(giver, eq(giver.id, grants.grantedBy))
    .leftJoin(taker, eq(taker.id, grants.revokedBy))
    .where(
      and(
        past ? isNotNull(grants.revokedAt) : isNull(grants.revokedAt),
        role === "" ? undefined : eq(grants.role, role),
        unit === "" ? undefined : sql`${units.path} <@ (select path from units where slug = ${unit})`,
        before === null ? undefined : lt(grants.id, before),
      ),
    )
    .orderBy(desc(grants.id))
    .limit(GRANTS_PER_PAGE + 1);
  const rows = found.slice(0, GRANTS_PER_PAGE);
  return { rows, next: found.length > GRANTS_PER_PAGE ? (rows.at(-1)?.id ?? null) : null };
}
