import { eq, or, type SQL, sql } from "drizzle-orm";
import type { threads } from "#db/schema/forum.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { holds } from "#domains/units/policy.ts";
import { inHeldArea } from "#domains/units/visibility.ts";

/** What lies in an area over which the actor keeps order. */
export const moderated = (actor: Actor, unitId: SQL | typeof threads.unitId) => inHeldArea(actor, ["leader"], unitId);

/** Appeals of everywhere are open to the reviewers of the root. */
export const reviewsAll = (actor: Actor): SQL => (holds(actor, ["reviewer"], null) ? sql`true` : sql`false`);

/** Acts that the actor may read: `canSeeAction` as SQL. */
export const visibleActs = (actor: Actor): SQL | undefined =>
  or(
    actor.id === null ? undefined : eq(moderationActions.memberId, actor.id),
    moderated(actor, sql`${moderationActions.unitId}`),
    reviewsAll(actor),
  );
