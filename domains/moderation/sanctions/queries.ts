import { and, desc, eq, isNull, lt, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { moderationActions, mutes, warnings } from "#db/schema/moderation.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { moderated } from "../visibility.ts";

export const SANCTIONS_PAGE = 50;

export type Sanction = Awaited<ReturnType<typeof listSanctions>>[number];

/** Warnings and mutes of the actor's areas, newest first: those in force, or all that ever were; `before` is the id of the last seen. */
export async function listSanctions(
  actor: Actor,
  { inForce, before = null }: { inForce: boolean; before?: string | null },
  on: Reader = db,
) {
  return on
    .select({
      id: moderationActions.id,
      kind: sql<"mute-member" | "warn-member">`${moderationActions.kind}`,
      muteId: mutes.id,
      warningId: warnings.id,
      memberId: members.id,
      memberName: members.name,
      unitName: units.name,
      at: moderationActions.at,
      until: moderationActions.until,
      reason: moderationActions.reason,
      state: sanctionState,
    })
    .from(moderationActions)
    .innerJoin(members, eq(members.id, moderationActions.memberId))
    .leftJoin(mutes, eq(mutes.actionId, moderationActions.id))
    .leftJoin(warnings, eq(warnings.actionId, moderationActions.id))
    .leftJoin(units, eq(units.id, moderationActions.unitId))
    .where(
      and(
        sql`${moderationActions.kind} in ('mute-member', 'warn-member')`,
        moderated(actor, moderationActions.unitId),
        inForce ? sql`${sanctionState} = 'inForce'` : undefined,
        before === null ? undefined : lt(moderationActions.id, before),
      ),
    )
    .orderBy(desc(moderationActions.id))
    .limit(SANCTIONS_PAGE);
}

export type SanctionState = "inForce" | "expired" | "lifted";

/** What became of a warning or a mute, over `moderation_actions` left-joined with both. */
export const sanctionState = sql<SanctionState>`case
  when coalesce(${mutes.liftedBy}, ${warnings.withdrawnBy}) is not null then 'lifted'
  when coalesce(${mutes.until}, ${warnings.until}) <= now() then 'expired' else 'inForce' end`;

export async function findWarning(actor: Actor, warningId: string, on: Reader = db) {
  const [row] = await on
    .select({
      id: warnings.id,
      memberId: warnings.memberId,
      unitId: warnings.unitId,
      unitPath: units.path,
      actionId: warnings.actionId,
    })
    .from(warnings)
    .leftJoin(units, eq(units.id, warnings.unitId))
    .where(and(eq(warnings.id, warningId), isNull(warnings.withdrawnBy), moderated(actor, warnings.unitId)));
  return row ?? null;
}
