import { and, eq, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { queueItems } from "#db/schema/queue.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { moderated } from "../visibility.ts";

export type PurgeSubject = NonNullable<Awaited<ReturnType<typeof findPurge>>>;

/** A proposal that may still be confirmed, for those who keep order in its area, whoever made it. */
export async function findPurge(actor: Actor, itemId: string, on: Reader = db) {
  const [row] = await selectPurges(on).where(
    and(eq(queueItems.id, itemId), isOpen, moderated(actor, queueItems.unitId)),
  );
  return row ?? null;
}

/** The same by the post that is to go. */
export async function findPurgeOf(actor: Actor, postId: string, on: Reader = db) {
  const [row] = await selectPurges(on).where(
    and(eq(queueItems.postId, postId), isOpen, moderated(actor, queueItems.unitId)),
  );
  return row ?? null;
}

const isOpen = and(eq(queueItems.kind, "purge"), isNull(queueItems.closedAt), sql`${queueItems.expiresAt} > now()`);

const selectPurges = (on: Reader) =>
  on
    .select({
      itemId: queueItems.id,
      kind: queueItems.kind,
      postId: sql<string>`${queueItems.postId}`,
      unitId: queueItems.unitId,
      unitPath: units.path,
      memberId: queueItems.memberId,
      byId: queueItems.byId,
      byName: members.name,
      proposalId: moderationActions.id,
      reason: moderationActions.reason,
      note: moderationActions.note,
      at: moderationActions.at,
      expiresAt: sql<Date>`${queueItems.expiresAt}`.mapWith(queueItems.since),
    })
    .from(queueItems)
    .innerJoin(moderationActions, eq(moderationActions.id, queueItems.proposalId))
    .innerJoin(members, eq(members.id, moderationActions.actorId))
    .leftJoin(units, eq(units.id, queueItems.unitId));
