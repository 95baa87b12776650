import { type AnyColumn, and, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Role } from "#db/enums/roles.ts";
import { members } from "#db/schema/accounts.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { isOwn } from "#domains/forum/voices/own.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { holds } from "#domains/units/policy.ts";
import { inHeldArea } from "#domains/units/visibility.ts";

/** What lies in an area over which the actor keeps order. */
export const moderated = (actor: Actor, unitId: SQL | AnyColumn) => inHeldArea(actor, ["leader"], unitId);

/** Appeals of everywhere are open to the reviewers of the root. */
export const reviewsAll = (actor: Actor): SQL => (holds(actor, ["reviewer"], null) ? sql`true` : sql`false`);

/** Acts that the actor may read: `canSeeAction` as SQL. */
export const visibleActs = (actor: Actor): SQL | undefined =>
  or(isOwn(actor, moderationActions.memberId), moderated(actor, sql`${moderationActions.unitId}`), reviewsAll(actor));

/**
 * `isModerator` turned round, over `members`: everyone who keeps order in an area, by a grant for it or for a unit above
 * it; where that grant lies makes no difference.
 */
export const keepsOrderIn = (unitPath: string | null): SQL => holdsOver("leader", unitPath);

/** `holds` of the units turned round, over `members` whose account is open. */
export function holdsOver(role: Role, unitPath: string | null): SQL {
  const covers = unitPath === null ? sql`u.parent_id is null` : sql`u.path @> ${unitPath}::ltree`;
  const holds = sql`exists (select 1 from grants g join units u on u.id = g.unit_id where g.member_id = ${members.id}
    and g.role = ${role} and g.revoked_at is null and u.deactivated_at is null and ${covers})`;
  return and(isNull(members.deactivatedAt), holds)!;
}
