import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { Reaction } from "#db/enums/forum.ts";
import { posts, reactions } from "#db/schema/forum.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { canReact } from "../../policy.ts";
import { React } from "../input.ts";
import { findPost, type Post } from "../queries.ts";

/** Puts or takes back one's reaction: a set of people, so that saying it twice counts once. */
export const react = command({
  event: "forum.post.reacted",
  input: React,
  limit: "forum.post.reacted",
  load: (tx, actor, { postId }) => findPost(actor, postId, tx),
  allow: (actor, post) => canReact(actor, post.thread, post),
  async run(tx, { actor, input: { kind, on }, subject: post }) {
    const mine = { postId: post.id, memberId: memberId(actor), kind };
    const wasOn = on !== true && (await takeBack(tx, mine));
    const isNew = on !== false && !wasOn && (await put(tx, mine));
    const { thread, number } = post;
    const isChanged = isNew || wasOn;
    const count = isChanged ? await recount(tx, post, kind, isNew ? 1 : -1) : 0;
    return {
      id: post.id,
      unitId: thread.unitId,
      threadId: thread.id,
      unitSlug: thread.unitSlug,
      number,
      on: isNew || on === true,
      payload: { threadId: thread.id, number, kind, on: isNew || on === true, ...(isChanged && { count }) },
      ...(isChanged && {
        tags: [`thread:${thread.id}`],
        live: { area: thread.unitId, topic: `thread:${thread.id}`, data: { number, kind, count } },
      }),
    };
  },
});

type Mine = { postId: string; memberId: string; kind: Reaction };

async function takeBack(tx: Tx, { postId, memberId: member, kind }: Mine): Promise<boolean> {
  const gone = await tx
    .delete(reactions)
    .where(and(eq(reactions.postId, postId), eq(reactions.memberId, member), eq(reactions.kind, kind)))
    .returning({ kind: reactions.kind });
  return gone.length > 0;
}

async function put(tx: Tx, mine: Mine): Promise<boolean> {
  const made = await tx.insert(reactions).values(mine).onConflictDoNothing().returning({ kind: reactions.kind });
  return made.length > 0;
}

/** The figure beside the post, in the same transaction as the set; a kind that nobody holds any more leaves no key. */
async function recount(
  tx: Tx,
  { id: postId, thread: { id: threadId } }: Post,
  kind: Reaction,
  change: 1 | -1,
): Promise<number> {
  const now = sql`coalesce((${posts.reactionCounts} ->> ${kind})::int, 0) + ${change}::int`;
  const [row] = await tx
    .update(posts)
    .set({
      reactionCounts: sql`case when ${now} > 0
        then jsonb_set(${posts.reactionCounts}, array[${kind}], to_jsonb(${now}))
        else ${posts.reactionCounts} - ${kind}::text end`,
    })
    .where(and(eq(posts.id, postId), eq(posts.threadId, threadId)))
    .returning({ counts: posts.reactionCounts });
  if (!row) throw new DomainError("conflict"); // moved a moment ago
  return row.counts[kind] ?? 0;
}
