import { and, eq } from "drizzle-orm";
import { postRevisions } from "#db/schema/forum.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { HideRevision } from "../../input.ts";
import { openLogTag } from "../../open-log/tag.ts";
import { canModeratePost } from "../../policy.ts";
import { aboutPost, recordAct } from "../../record.ts";
import { carryAgain } from "../carry.ts";
import { findRevision, holdRevision } from "../subject.ts";

/** Takes one earlier version of a post out of its history, with a reason that its author is told; the post stands. */
export const hideRevision = command({
  event: "moderation.revision.hidden",
  input: HideRevision,
  load: (tx, actor, { postId, revision }) => findRevision(actor, postId, revision, tx),
  allow: canModeratePost,
  async run(tx, { actor, input: { reason, note }, subject }) {
    if ((await holdRevision(tx, subject)) !== null) throw new DomainError("conflict");
    const { post, thread, revision } = subject;
    const actionId = await recordAct(tx, actor, { kind: "hide-revision", ...aboutPost(subject), reason, note });
    await tx
      .update(postRevisions)
      .set({ hiddenBy: actionId })
      .where(and(eq(postRevisions.postId, post.id), eq(postRevisions.revision, revision)));
    await carryAgain(tx, post.id);
    const payload = { actionId, threadId: thread.id, postId: post.id, number: post.number, revision };
    return { id: actionId, unitId: thread.unitId, tags: [openLogTag(thread.unitId)], payload };
  },
});
