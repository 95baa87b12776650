import { and, eq } from "drizzle-orm";
import { postRevisions } from "#db/schema/forum.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { OnRevision } from "../../input.ts";
import { openLogTag } from "../../open-log/tag.ts";
import { canModeratePost } from "../../policy.ts";
import { aboutPost, recordAct } from "../../record.ts";
import { carryAgain } from "../carry.ts";
import { findRevision, holdRevision } from "../subject.ts";

/** Brings a hidden version back into the history. */
export const restoreRevision = command({
  event: "moderation.revision.restored",
  input: OnRevision,
  load: (tx, actor, { postId, revision }) => findRevision(actor, postId, revision, tx),
  allow: canModeratePost,
  async run(tx, { actor, input: { note }, subject }) {
    const hiddenBy = await holdRevision(tx, subject);
    if (hiddenBy === null) throw new DomainError("conflict");
    const { post, thread, revision } = subject;
    const about = { aboutId: hiddenBy, note };
    const actionId = await recordAct(tx, actor, { kind: "restore-revision", ...aboutPost(subject), ...about });
    await tx
      .update(postRevisions)
      .set({ hiddenBy: null })
      .where(and(eq(postRevisions.postId, post.id), eq(postRevisions.revision, revision)));
    await carryAgain(tx, post.id);
    const payload = { actionId, threadId: thread.id, postId: post.id, number: post.number, revision };
    return { id: actionId, unitId: thread.unitId, tags: [openLogTag(thread.unitId)], payload };
  },
});
