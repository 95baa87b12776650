import { and, eq, isNull } from "drizzle-orm";
import { posts } from "#db/schema/forum.ts";
import { selfAs } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { canOpenWiki } from "../../policy.ts";
import { replyTags } from "../../tags.ts";
import { OpenWiki } from "../input.ts";
import { findPost } from "../queries.ts";

/** 共同编辑: from now on all who may answer in the thread may edit the post. */
export const openWiki = command({
  event: "forum.wiki.opened",
  input: OpenWiki,
  limit: "forum.wiki.opened",
  load: (tx, actor, { postId }) => findPost(actor, postId, tx),
  allow: (actor, post) => canOpenWiki(actor, post.thread, post),
  async run(tx, { actor, subject: { id, authorId, number, thread } }) {
    const by = selfAs(actor, authorId);
    const isSame = and(eq(posts.id, id), eq(posts.threadId, thread.id), isNull(posts.wikiBy));
    const [row] = await tx
      .update(posts)
      .set({ wikiBy: by })
      .where(and(isSame, isNull(posts.hiddenBy), isNull(posts.deletedAt)))
      .returning({ id: posts.id });
    if (!row) throw new DomainError("conflict");
    return {
      ...{ id, unitId: thread.unitId, threadId: thread.id, unitSlug: thread.unitSlug, number, by },
      payload: { threadId: thread.id, number },
      tags: replyTags(thread),
    };
  },
});
