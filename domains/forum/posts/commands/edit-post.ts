import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { postRevisions, posts } from "#db/schema/forum.ts";
import { memberId, selfAs } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { attachMedia } from "#domains/media/attach.ts";
import { mediaIdsOf, mentionsOf } from "#lib/text/nodes.ts";
import { forgetDraft } from "../../drafts/forget.ts";
import { heldBy } from "../../holds/hold.ts";
import { saidIn } from "../../holds/said.ts";
import { EDIT_WINDOW_HOURS } from "../../limits.ts";
import { canEdit, canEverEdit, isApproved } from "../../policy.ts";
import { threadTags } from "../../tags.ts";
import { refuseAnonymous } from "../../voices/speak.ts";
import { composeBody } from "../compose.ts";
import { EditPost } from "../input.ts";
import { findPost, type Post } from "../queries.ts";
import { refuseLocked, refuseMuted } from "../refusals.ts";
import { waitBecauseOf } from "../wait.ts";

/** Mends the own post, or a wiki (共同编辑) with all who may answer there; what it said before stays readable as a revision. */
export const editPost = command({
  event: "forum.post.edited",
  input: EditPost,
  limit: "forum.post.edited",
  load: (tx, actor, { postId }) => findPost(actor, postId, tx),
  allow: (actor, post) => canEverEdit(actor, post.thread, post),
  async run(tx, { actor, input: { revision, text, draftVersion }, subject: post }) {
    const { thread } = post;
    refuseLocked(thread);
    await refuseMuted(tx, actor, thread.unitPath);
    if (isApproved(actor, thread, post)) throw invalid("form", "editApproved");
    if (!canEdit(actor, thread, post)) throw invalid("form", "editOver", { hours: EDIT_WINDOW_HOURS });
    const place = { unitPath: thread.unitPath, threadId: thread.id, earlier: post.body };
    const { body, mentionedIds, mediaIds } = await composeBody(tx, actor, text, place);
    const title = post.number === 1 && thread.boardId !== null ? thread.title : "";
    const writerId = selfAs(actor, post.authorId);
    const isAnonymous = writerId !== actor.id;
    // What others have put into a wiki stands there under their names, and says nothing of its author.
    const standing = new Set(mediaIdsOf(post.body));
    const added = mediaIds.filter((id) => !standing.has(id));
    refuseAnonymous({ isAnonymous, allowsAnonymous: true, mediaIds: added });
    const held = await heldBy(tx, actor, thread.unitPath, saidIn(body, title), { write: "edit", isAnonymous });
    // What others see is not taken from under their answers: it stands as it is, and the change is refused.
    if (held && !post.isPending) throw invalid("form", "editHeld");
    await forgetDraft(tx, { memberId: memberId(actor), kind: "edit", targetId: post.id }, draftVersion);
    await replaceBody(tx, post, { revision, body, writerId });
    // After the post, as whoever approves or hides it does: so neither waits for the other.
    if (held?.ruleId) await waitBecauseOf(tx, post.id, held.ruleId);
    await attachMedia(tx, "post", post.id, mediaIds, memberId(actor));
    const called = new Set(mentionsOf(post.body).map((mention) => mention.memberId));
    const { number, isPending } = post;
    return {
      id: post.id,
      unitId: thread.unitId,
      threadId: thread.id,
      unitSlug: thread.unitSlug,
      number,
      isPending,
      by: writerId,
      payload: { threadId: thread.id, number, isPending, mentionedIds: mentionedIds.filter((id) => !called.has(id)) },
      ...(!isPending && { tags: threadTags(thread) }),
    };
  },
});

type Version = Pick<Post, "revision" | "body"> & { writerId: string };

/** Only over the revision that the writer had before them, and only while the post stands where and as it stood, waiting or not, a wiki or not. */
async function replaceBody(tx: Tx, post: Post, { revision, body, writerId }: Version): Promise<void> {
  const isSame = and(eq(posts.id, post.id), eq(posts.revision, revision), eq(posts.threadId, post.thread.id));
  const waits = post.isPending ? isNotNull(posts.pendingSince) : isNull(posts.pendingSince);
  const isOpen = post.isWiki ? isNotNull(posts.wikiBy) : undefined;
  const [row] = await tx
    .update(posts)
    .set({ body, revision: revision + 1, editedAt: sql`now()`, editedBy: writerId === post.authorId ? null : writerId })
    .where(and(isSame, isNull(posts.hiddenBy), isNull(posts.deletedAt), waits, isOpen))
    .returning({ id: posts.id });
  if (!row || post.revision !== revision) throw new DomainError("conflict");
  const writtenAt = post.editedAt ?? post.createdAt;
  await tx
    .insert(postRevisions)
    .values({ postId: post.id, revision, body: post.body, writtenAt, writtenBy: post.editedBy });
}
