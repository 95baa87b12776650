import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { ModerationKind } from "#db/enums/forum.ts";
import type { ProposalKind } from "#db/enums/queue.ts";
import { queueItems } from "#db/schema/queue.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import type { Outcome } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { aboutPost, recordAct } from "../record.ts";
import type { PostSubject } from "../subjects.ts";

/** Whoever is to agree must find the time for it; what nobody agrees to within a week was not needed (第二人确认, 7 日内有效). */
export const PROPOSAL_DAYS = 7;

type Proposal = { kind: ProposalKind; act: ModerationKind; reason: string; note: string };

/** Puts to a second person what one alone may not do to a post. Throws `conflict` where the same is proposed already. */
export async function propose(tx: Tx, actor: Actor, subject: PostSubject, proposal: Proposal): Promise<Outcome> {
  const { post, thread } = subject;
  const { kind, act, reason, note } = proposal;
  const isOfPost = and(eq(queueItems.postId, post.id), eq(queueItems.kind, kind), isNull(queueItems.closedAt));
  await tx
    .update(queueItems)
    .set({ closedAt: sql`now()` })
    .where(and(isOfPost, sql`${queueItems.expiresAt} <= now()`));
  const proposalId = await recordAct(tx, actor, { kind: act, ...aboutPost(subject), reason, note });
  const expiresAt = new Date(Date.now() + PROPOSAL_DAYS * 86_400_000);
  const [item] = await tx
    .insert(queueItems)
    .values({
      kind,
      ...{ unitId: thread.unitId, threadId: thread.id, postId: post.id, memberId: post.authorId },
      ...{ byId: memberId(actor), proposalId, expiresAt },
    })
    .onConflictDoNothing()
    .returning({ id: queueItems.id });
  if (!item) throw new DomainError("conflict"); // one waits already
  return { id: item.id, unitId: thread.unitId, payload: { itemId: item.id, postId: post.id, actionId: proposalId } };
}
