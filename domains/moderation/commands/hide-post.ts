import { eq } from "drizzle-orm";
import { posts } from "#db/schema/forum.ts";
import { recountThread } from "#domains/forum/threads/counters.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { OnPostWithReason } from "../input.ts";
import { canModeratePost } from "../policy.ts";
import { aboutPost, outcomeOf, recordAct, settleFlags } from "../record.ts";
import { findModeratedPost } from "../subjects.ts";

/** Takes a post out of sight with a reason that its author is told. */
export const hidePost = command({
  event: "moderation.post.hidden",
  input: OnPostWithReason,
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canModeratePost,
  async run(tx, { actor, input, subject }) {
    if (subject.post.isHidden || subject.post.isDeleted) throw new DomainError("conflict");
    const actionId = await recordAct(tx, actor, {
      kind: "hide-post",
      ...aboutPost(subject),
      reason: input.reason,
      note: input.note,
    });
    await tx.update(posts).set({ hiddenBy: actionId, pendingSince: null }).where(eq(posts.id, subject.post.id));
    await settleFlags(tx, subject.post.id, actionId);
    await recountThread(tx, subject.thread.id);
    return outcomeOf(actionId, subject.thread);
  },
});
