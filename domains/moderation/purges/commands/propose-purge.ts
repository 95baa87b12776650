import { and, eq, isNull, sql } from "drizzle-orm";
import { queueItems } from "#db/schema/queue.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { canProposePurge } from "../../policy.ts";
import { aboutPost, recordAct } from "../../record.ts";
import { findModeratedPost } from "../../subjects.ts";
import { PROPOSAL_DAYS, ProposePurge } from "../input.ts";

/** Asks that a post be deleted for good; nothing happens before another moderator has confirmed it. */
export const proposePurge = command({
  event: "moderation.purge.proposed",
  input: ProposePurge,
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canProposePurge,
  async run(tx, { actor, input: { reason, note }, subject }) {
    const { post, thread } = subject;
    const isOfPost = and(eq(queueItems.postId, post.id), eq(queueItems.kind, "purge"), isNull(queueItems.closedAt));
    await tx
      .update(queueItems)
      .set({ closedAt: sql`now()` })
      .where(and(isOfPost, sql`${queueItems.expiresAt} <= now()`));
    const proposalId = await recordAct(tx, actor, { kind: "propose-purge", ...aboutPost(subject), reason, note });
    const expiresAt = new Date(Date.now() + PROPOSAL_DAYS * 86_400_000);
    const [item] = await tx
      .insert(queueItems)
      .values({
        kind: "purge",
        ...{ unitId: thread.unitId, threadId: thread.id, postId: post.id, memberId: post.authorId },
        ...{ byId: memberId(actor), proposalId, expiresAt },
      })
      .onConflictDoNothing()
      .returning({ id: queueItems.id });
    if (!item) throw new DomainError("conflict"); // one waits already
    return { id: item.id, unitId: thread.unitId, payload: { itemId: item.id, postId: post.id, actionId: proposalId } };
  },
});
