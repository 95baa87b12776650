import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import type { ProposalKind } from "#db/enums/queue.ts";
import { members } from "#db/schema/accounts.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { queueItems } from "#db/schema/queue.ts";
import { units } from "#db/schema/units.ts";

/** One that may still be agreed to. */
export const isOpenProposal = (kind: ProposalKind) =>
  and(eq(queueItems.kind, kind), isNull(queueItems.closedAt), gt(queueItems.expiresAt, sql`now()`));

/** What a second person is asked about a post, by whom and why; whoever asks says of which kind and who may see it. */
export const selectProposals = (on: Reader) =>
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
      expiresAt: sql<Date>`${queueItems.expiresAt}`.mapWith(queueItems.since),
    })
    .from(queueItems)
    .innerJoin(moderationActions, eq(moderationActions.id, queueItems.proposalId))
    .innerJoin(members, eq(members.id, moderationActions.actorId))
    .leftJoin(units, eq(units.id, queueItems.unitId));
