import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { flags } from "#db/schema/moderation.ts";
import { forgetWords, NOTHING } from "#domains/forum/posts/forget-words.ts";
import { forgetTitle } from "#domains/forum/threads/title-shown.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Outcome } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { settlePost, settleProposal } from "../queue/in-and-out.ts";
import { aboutPost, outcomeOf, recordAct, settleFlags } from "../record.ts";
import type { PostSubject } from "../subjects.ts";

type Proposal = { itemId: string; proposalId: string; reason: string; byId: string | null };

/**
 * Empties a post for good. What it said, had said and carried goes, where others quote it too, the title
 * above it and the vote below it, and what they wrote when they
 * flagged it; its number and its place stay, so that no permalink changes its meaning and nobody answers into a gap. The
 * files themselves are removed by whoever hears of it (media). The thread is counted by the caller.
 */
export async function purge(tx: Tx, actor: Actor, subject: PostSubject, proposal: Proposal): Promise<Outcome> {
  const { post, thread } = subject;
  const { itemId, reason, proposalId: aboutId, byId } = proposal;
  const actionId = await recordAct(tx, actor, { kind: "purge-post", ...aboutPost(subject), reason, aboutId });
  const nobody = { editedAt: null, editedBy: null, wikiBy: null, reactionCounts: {} };
  const gone = { body: NOTHING, pendingSince: null, hiddenBy: null, ...nobody };
  const [row] = await tx
    .update(posts)
    .set({ ...gone, purgedBy: actionId, deletedAt: sql`coalesce(${posts.deletedAt}, now())` })
    .where(and(eq(posts.id, post.id), eq(posts.threadId, thread.id), isNull(posts.purgedBy)))
    .returning({ id: posts.id });
  if (!row) throw new DomainError("conflict"); // somebody else was faster
  await forgetTitle(tx, { number: post.number, threadId: thread.id });
  const { mediaIds, quotedIn } = await forgetWords(tx, { id: post.id, threadId: thread.id, number: post.number });
  await settleFlags(tx, post.id, actionId);
  await tx.update(flags).set({ text: "" }).where(eq(flags.postId, post.id));
  await settlePost(tx, post.id, ["flags", "pending"], actionId);
  if (!(await settleProposal(tx, itemId, actionId))) throw new DomainError("conflict"); // declined, or run out, a moment ago
  const outcome = outcomeOf(actionId, thread, { postId: post.id, proposerId: byId, mediaIds });
  return { ...outcome, tags: [...(outcome.tags ?? []), ...quotedIn.map((id) => `thread:${id}`)] };
}
