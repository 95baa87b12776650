import { and, eq, isNull, sql } from "drizzle-orm";
import { posts } from "#db/schema/forum.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { canDelete } from "../../policy.ts";
import { threadTags } from "../../tags.ts";
import { recountThread } from "../../threads/counters.ts";
import { DeletePost } from "../input.ts";
import { findPost } from "../queries.ts";

/** An author takes back the own post; a placeholder keeps its number, so that no permalink changes its meaning. */
export const deletePost = command({
  event: "forum.post.deleted",
  input: DeletePost,
  limit: "forum.post.deleted",
  load: (tx, actor, { postId }) => findPost(actor, postId, tx),
  allow: canDelete,
  async run(tx, { subject: { id, authorId, number, isPending, thread } }) {
    const [row] = await tx
      .update(posts)
      .set({ deletedAt: sql`now()` })
      .where(and(eq(posts.id, id), eq(posts.threadId, thread.id), isNull(posts.deletedAt), isNull(posts.hiddenBy)))
      .returning({ id: posts.id });
    if (!row) throw new DomainError("conflict");
    await recountThread(tx, thread.id);
    return {
      id,
      unitId: thread.unitId,
      threadId: thread.id,
      unitSlug: thread.unitSlug,
      boardSlug: thread.boardSlug,
      number,
      by: authorId,
      payload: { threadId: thread.id, number },
      ...(!isPending && { tags: threadTags(thread) }),
    };
  },
});
