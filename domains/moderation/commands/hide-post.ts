import { recountThread } from "#domains/forum/threads/counters.ts";
import { command } from "#domains/kernel/command.ts";
import { hide } from "../deeds/hide.ts";
import { HidePost } from "../input.ts";
import { canModeratePost } from "../policy.ts";
import { findModeratedPost } from "../subjects.ts";

/** Takes a post out of sight with a reason that its author is told. */
export const hidePost = command({
  event: "moderation.post.hidden",
  input: HidePost,
  limit: "moderation.acts",
  load: (tx, actor, { postId }) => findModeratedPost(actor, postId, tx),
  allow: canModeratePost,
  async run(tx, { actor, input: { reason, answer, note }, subject }) {
    const outcome = await hide(tx, actor, subject, { reason, answer, note });
    await recountThread(tx, subject.thread.id);
    return outcome;
  },
});
