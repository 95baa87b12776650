import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { moderationActions, mutes } from "#db/schema/moderation.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { moderated } from "../visibility.ts";

/** Those who are silent at present in the actor's areas. */
export async function listMutes(actor: Actor, on: Reader = db) {
  return on
    .select({
      id: mutes.id,
      memberId: mutes.memberId,
      memberName: members.name,
      unitName: units.name,
      until: mutes.until,
      reason: moderationActions.reason,
    })
    .from(mutes)
    .innerJoin(members, eq(members.id, mutes.memberId))
    .innerJoin(moderationActions, eq(moderationActions.id, mutes.actionId))
    .leftJoin(units, eq(units.id, mutes.unitId))
    .where(and(isNull(mutes.liftedBy), sql`${mutes.until} > now()`, moderated(actor, sql`${mutes.unitId}`)))
    .orderBy(asc(mutes.until));
}
