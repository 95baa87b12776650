import { and, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { ModerationKind } from "#db/enums/forum.ts";
import { members } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { appeals, moderationActions, mutes, warnings } from "#db/schema/moderation.ts";
import { units } from "#db/schema/units.ts";
import { titleFor } from "#domains/forum/visibility.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { sanctionState } from "../sanctions/queries.ts";
import { isUuid } from "../subjects.ts";
import { moderated } from "../visibility.ts";

export const HISTORY_PAGE = 30;

/** What was done about somebody's words or against somebody; what is done to threads or for order's sake is not about them. */
export const HISTORY_KINDS = [
  "hide-post",
  "reject-post",
  "purge-post",
  "warn-member",
  "mute-member",
] as const satisfies ModerationKind[];

const isOfHistory = inArray(moderationActions.kind, [...HISTORY_KINDS]);

/**
 * A person whose history the actor may read: somebody of the units led, or about whom something was done there; nobody
 * else, whether they exist or not.
 */
export async function findLedPerson(actor: Actor, memberId: string, on: Reader = db) {
  if (!isUuid(memberId)) return null;
  const belongs = sql`exists (select 1 from memberships m where m.member_id = ${members.id} and m.ended_at is null
    and ${moderated(actor, sql`m.unit_id`)})`;
  const isKnown = sql`exists (select 1 from ${moderationActions} where ${moderationActions.memberId} = ${members.id}
    and ${isOfHistory} and ${moderated(actor, moderationActions.unitId)})`;
  const [row] = await on
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.id, memberId), or(belongs, isKnown)));
  return row ?? null;
}

export type HistoryLine = Awaited<ReturnType<typeof listHistory>>[number];

/** What was done about a person in the areas that the actor leads, newest first, with what became of it and of an appeal. */
export async function listHistory(actor: Actor, memberId: string, before: string | null = null, on: Reader = db) {
  return on
    .select({
      id: moderationActions.id,
      kind: sql<(typeof HISTORY_KINDS)[number]>`${moderationActions.kind}`,
      at: moderationActions.at,
      until: moderationActions.until,
      reason: moderationActions.reason,
      note: moderationActions.note,
      actorName: sql<string>`(select name from members where id = ${moderationActions.actorId})`,
      unitName: units.name,
      threadTitle: sql<string | null>`${titleFor(actor)}`,
      postNumber: moderationActions.postNumber,
      state: historyState,
      appealText: appeals.text,
      answer: sql<{
        kind: ModerationKind;
        reason: string;
      } | null>`(select json_build_object('kind', d.kind, 'reason', d.reason)
        from moderation_actions d where d.id = ${appeals.decidedBy})`,
    })
    .from(moderationActions)
    .leftJoin(mutes, eq(mutes.actionId, moderationActions.id))
    .leftJoin(warnings, eq(warnings.actionId, moderationActions.id))
    .leftJoin(posts, eq(posts.id, moderationActions.postId))
    .leftJoin(threads, eq(threads.id, moderationActions.threadId))
    .leftJoin(units, eq(units.id, moderationActions.unitId))
    .leftJoin(appeals, eq(appeals.actionId, moderationActions.id))
    .where(
      and(
        eq(moderationActions.memberId, memberId),
        isOfHistory,
        moderated(actor, moderationActions.unitId),
        before === null ? undefined : lt(moderationActions.id, before),
      ),
    )
    .orderBy(desc(moderationActions.id))
    .limit(HISTORY_PAGE);
}

export type HistoryState = "inForce" | "expired" | "lifted" | "undone";

/** A mute or a warning holds, is over or was lifted; a post is still hidden or was shown again. What was purged stays so. */
const historyState = sql<HistoryState>`case
  when ${moderationActions.kind} in ('mute-member', 'warn-member') then ${sanctionState}
  when ${moderationActions.kind} = 'purge-post' or ${posts.hiddenBy} = ${moderationActions.id} then 'inForce' else 'undone' end`;
