import { and, eq, isNull, sql } from "drizzle-orm";
import { queueItems } from "#db/schema/queue.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { canAskReveal } from "../../policy.ts";
import { aboutPost, recordAct } from "../../record.ts";
import { findModeratedPost } from "../../subjects.ts";
import { AskReveal, REQUEST_DAYS } from "../input.ts";
import { isBehind } from "../queries.ts";

/** Asks who said something without their name; nothing is told before another moderator has agreed. */
export const askReveal = command({
  event: "moderation.reveal.asked",
  input: AskReveal,
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canAskReveal,
  async run(tx, { actor, input: { reason, note }, subject }) {
    const { post, thread } = subject;
    if (await isBehind(actor, post.authorId, tx)) throw new DomainError("forbidden");
    const isOfPost = and(eq(queueItems.postId, post.id), eq(queueItems.kind, "reveal"), isNull(queueItems.closedAt));
    await tx
      .update(queueItems)
      .set({ closedAt: sql`now()` })
      .where(and(isOfPost, sql`${queueItems.expiresAt} <= now()`));
    const proposalId = await recordAct(tx, actor, { kind: "ask-reveal", ...aboutPost(subject), reason, note });
    const expiresAt = new Date(Date.now() + REQUEST_DAYS * 86_400_000);
    const [item] = await tx
      .insert(queueItems)
      .values({
        kind: "reveal",
        ...{ unitId: thread.unitId, threadId: thread.id, postId: post.id, memberId: post.authorId },
        ...{ byId: memberId(actor), proposalId, expiresAt },
      })
      .onConflictDoNothing()
      .returning({ id: queueItems.id });
    if (!item) throw new DomainError("conflict"); // one waits already
    return { id: item.id, unitId: thread.unitId, payload: { itemId: item.id, postId: post.id, actionId: proposalId } };
  },
});
