import { and, eq, sql } from "drizzle-orm";
import { acceptedAnswers } from "#db/schema/answers.ts";
import { posts } from "#db/schema/forum.ts";
import { selfAs } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { findPost } from "../../posts/queries.ts";
import { threadTags } from "../../tags.ts";
import { AcceptAnswer } from "../input.ts";
import { canAcceptAnswer } from "../policy.ts";

/** Says that a post answered what was asked, instead of any other of its thread; or that it did not. */
export const acceptAnswer = command({
  event: "forum.answer.accepted",
  input: AcceptAnswer,
  limit: "forum.answer.accepted",
  load: (tx, actor, { postId }) => findPost(actor, postId, tx),
  allow: (actor, post) => canAcceptAnswer(actor, post.thread, post),
  async run(tx, { actor, input: { accepted }, subject: { id: postId, number, thread } }) {
    const stillThere = and(eq(posts.id, postId), eq(posts.threadId, thread.id));
    const [held] = await tx.select({ id: posts.id }).from(posts).where(stillThere).for("key share");
    if (!held) throw new DomainError("conflict"); // moved a moment ago
    const by = selfAs(actor, thread.authorId);
    const said = { postId, acceptedBy: by, acceptedAt: sql`now()` };
    if (accepted)
      await tx
        .insert(acceptedAnswers)
        .values({ threadId: thread.id, ...said })
        .onConflictDoUpdate({ target: acceptedAnswers.threadId, set: said });
    else
      await tx
        .delete(acceptedAnswers)
        .where(and(eq(acceptedAnswers.threadId, thread.id), eq(acceptedAnswers.postId, postId)));
    return {
      ...{ id: postId, unitId: thread.unitId, threadId: thread.id, unitSlug: thread.unitSlug, number },
      by,
      payload: { threadId: thread.id, number, accepted },
      tags: threadTags(thread),
    };
  },
});
