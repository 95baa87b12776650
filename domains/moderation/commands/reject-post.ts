import { eq } from "drizzle-orm";
import { posts } from "#db/schema/forum.ts";
import { recountThread } from "#domains/forum/threads/counters.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { OnPostWithReason } from "../input.ts";
import { canModeratePost } from "../policy.ts";
import { aboutPost, outcomeOf, recordAct } from "../record.ts";
import { findModeratedPost } from "../subjects.ts";

/** Turns a waiting post down, with a reason that its author is told. */
export const rejectPost = command({
  event: "moderation.post.rejected",
  input: OnPostWithReason,
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canModeratePost,
  async run(tx, { actor, input, subject }) {
    if (!subject.post.isPending) throw new DomainError("conflict");
    const actionId = await recordAct(tx, actor, {
      kind: "reject-post",
      ...aboutPost(subject),
      reason: input.reason,
      note: input.note,
    });
    await tx.update(posts).set({ hiddenBy: actionId, pendingSince: null }).where(eq(posts.id, subject.post.id));
    await recountThread(tx, subject.thread.id);
    return outcomeOf(actionId, subject.thread);
  },
});
