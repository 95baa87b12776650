import { recountThread } from "#domains/forum/threads/counters.ts";
import { command } from "#domains/kernel/command.ts";
import { approve } from "../deeds/approve.ts";
import { OnPost } from "../input.ts";
import { canModeratePost } from "../policy.ts";
import { findModeratedPost } from "../subjects.ts";

/** Lets a waiting post be seen. */
export const approvePost = command({
  event: "moderation.post.approved",
  input: OnPost,
  limit: "moderation.acts",
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canModeratePost,
  async run(tx, { actor, input: { note }, subject }) {
    const outcome = await approve(tx, actor, subject, { note });
    await recountThread(tx, subject.thread.id);
    return outcome;
  },
});
