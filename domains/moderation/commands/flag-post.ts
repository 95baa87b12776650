import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { flags } from "#db/schema/moderation.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { FlagPost } from "../input.ts";
import { canFlagPost } from "../policy.ts";
import { queueFlagged } from "../queue/in-and-out.ts";
import { findModeratedPost } from "../subjects.ts";

/** 投诉: asks the unit's leader to look at a post. Once a person and post; who asked stays unknown to the leader. */
export const flagPost = command({
  event: "moderation.post.flagged",
  input: FlagPost,
  limit: "moderation.post.flagged",
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canFlagPost,
  async run(tx, { actor, input, subject: { post, thread } }) {
    const [row] = await tx
      .insert(flags)
      .values({ postId: post.id, flaggerId: memberId(actor), reason: input.reason, text: input.text })
      .onConflictDoNothing()
      .returning({ id: flags.id });
    if (!row) throw invalid("form", "alreadyFlagged");
    await refuseMoved(tx, post.id, thread.id);
    const { id: threadId, unitId } = thread;
    await queueFlagged(tx, { unitId, threadId, postId: post.id, memberId: post.authorId });
    return { id: row.id, unitId, payload: { postId: post.id, threadId } };
  },
});

/** The flag holds the post where it is; one that was moved a moment ago belongs to another queue. */
async function refuseMoved(tx: Tx, postId: string, threadId: string): Promise<void> {
  const [row] = await tx.select({ threadId: posts.threadId }).from(posts).where(eq(posts.id, postId));
  if (row?.threadId !== threadId) throw new DomainError("conflict");
}
