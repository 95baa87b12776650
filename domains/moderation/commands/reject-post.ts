import { recountThread } from "#domains/forum/threads/counters.ts";
import { command } from "#domains/kernel/command.ts";
import { reject } from "../deeds/reject.ts";
import { OnPostWithReason } from "../input.ts";
import { canModeratePost } from "../policy.ts";
import { findModeratedPost } from "../subjects.ts";

/** Turns a waiting post down, with a reason that its author is told. */
export const rejectPost = command({
  event: "moderation.post.rejected",
  input: OnPostWithReason,
  limit: "moderation.acts",
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canModeratePost,
  async run(tx, { actor, input: { reason, note }, subject }) {
    const outcome = await reject(tx, actor, subject, { reason, note });
    await recountThread(tx, subject.thread.id);
    return outcome;
  },
});
