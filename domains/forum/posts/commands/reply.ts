import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { attachMedia } from "#domains/media/attach.ts";
import { forgetDraft } from "../../drafts/forget.ts";
import { REPLY_LIMIT } from "../../limits.ts";
import { canReply, mustWait } from "../../policy.ts";
import { followAsWriter } from "../../reading/follow.ts";
import { threadTags } from "../../tags.ts";
import { findThread, type Thread } from "../../threads/queries.ts";
import { composeBody } from "../compose.ts";
import { Reply } from "../input.ts";
import { hasPost } from "../queries.ts";
import { refuseLocked, refuseMuted } from "../refusals.ts";

/** Answers in a thread, or a post of it. The result says under which number, and whether it waits for approval. */
export const reply = command({
  event: "forum.post.replied",
  input: Reply,
  limit: REPLY_LIMIT,
  load: (tx, actor, { threadId }) => findThread(actor, threadId, tx),
  allow: canReply,
  async run(tx, { actor, input: { text, parentNumber }, subject: thread }) {
    refuseLocked(thread);
    await refuseMuted(tx, actor, thread.unitPath);
    if (parentNumber !== null && !(await hasPost(actor, thread.id, parentNumber, tx)))
      throw invalid("form", "noSuchPost");
    const { body, mentionedIds, mediaIds } = await composeBody(tx, actor, text, {
      unitPath: thread.unitPath,
      threadId: thread.id,
    });
    const isPending = mustWait(actor, thread);
    await forgetDraft(tx, memberId(actor), "reply", thread.id);
    const number = await takeNumber(tx, actor, thread, isPending);
    const [post] = await tx
      .insert(posts)
      .values({
        threadId: thread.id,
        number,
        parentNumber,
        authorId: memberId(actor),
        body,
        pendingSince: isPending ? sql`now()` : null,
      })
      .returning({ id: posts.id });
    await attachMedia(tx, "post", post!.id, mediaIds, memberId(actor));
    await followAsWriter(tx, memberId(actor), thread.id, number);
    return {
      id: post!.id,
      unitId: thread.unitId,
      threadId: thread.id,
      unitSlug: thread.unitSlug,
      number,
      isPending,
      payload: { threadId: thread.id, number, parentNumber, mentionedIds, isPending },
      ...(!isPending && {
        tags: threadTags(thread),
        live: { area: thread.unitId, topic: `thread:${thread.id}`, data: { number } },
      }),
    };
  },
});

/** One statement gives the number and raises the counters: concurrent replies queue at this row and nowhere else. */
async function takeNumber(tx: Tx, actor: Actor, thread: Thread, isPending: boolean): Promise<number> {
  const next = sql`${threads.lastNumber} + 1`;
  const shown = {
    postCount: sql`${threads.postCount} + 1`,
    lastShownNumber: next,
    lastPostAt: sql`now()`,
    lastPosterId: memberId(actor),
  };
  const [row] = await tx
    .update(threads)
    .set({ lastNumber: next, ...(!isPending && shown) })
    .where(
      and(
        eq(threads.id, thread.id),
        isNull(threads.lockedBy),
        sql`(${threads.postCount} > 0 or ${threads.boardId} is null)`,
        sql`${threads.unitId} is not distinct from ${thread.unitId}`,
      ),
    )
    .returning({ number: threads.lastNumber });
  if (!row) throw new DomainError("conflict"); // locked, hidden or moved since it was loaded
  return row.number;
}
