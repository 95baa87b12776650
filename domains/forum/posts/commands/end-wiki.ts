import { and, eq, isNotNull } from "drizzle-orm";
import { posts } from "#db/schema/forum.ts";
import { selfAs } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { canEndWiki } from "../../policy.ts";
import { replyTags } from "../../tags.ts";
import { EndWiki } from "../input.ts";
import { findPost } from "../queries.ts";

/** The post is its author's alone to edit again; what others made of it stays, and who. */
export const endWiki = command({
  event: "forum.wiki.ended",
  input: EndWiki,
  limit: "forum.own",
  load: (tx, actor, { postId }) => findPost(actor, postId, tx),
  allow: (actor, post) => canEndWiki(actor, post.thread, post),
  async run(tx, { actor, subject: { id, authorId, number, thread } }) {
    const isSame = and(eq(posts.id, id), eq(posts.threadId, thread.id), isNotNull(posts.wikiBy));
    const [row] = await tx.update(posts).set({ wikiBy: null }).where(isSame).returning({ id: posts.id });
    if (!row) throw new DomainError("conflict"); // ended or moved a moment ago
    return {
      ...{ id, unitId: thread.unitId, threadId: thread.id, unitSlug: thread.unitSlug, number },
      by: selfAs(actor, authorId),
      payload: { threadId: thread.id, number },
      tags: replyTags(thread),
    };
  },
});
