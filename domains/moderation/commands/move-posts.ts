import { isShown } from "#domains/forum/policy.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { chosenPosts } from "../chosen-posts.ts";
import { moveToThread } from "../deeds/move-posts.ts";
import { MovePosts } from "../input.ts";
import { canMovePosts, isNotWider } from "../policy.ts";
import { findModeratedThread } from "../subjects.ts";

/** Posts of a thread go to the end of another. */
export const movePosts = command({
  event: "moderation.posts.moved",
  input: MovePosts,
  limit: "moderation.acts",
  async load(tx, actor, { threadId, target: targetId }) {
    const thread = await findModeratedThread(actor, threadId, tx);
    const target = await findModeratedThread(actor, targetId, tx);
    return thread && target && { thread, target };
  },
  allow: canMovePosts,
  async run(tx, { actor, input: { reason, note, ...chosen }, subject: { thread, target } }) {
    if (thread.id === target.id) throw invalid("target", "sameThread");
    if (!isNotWider(target.unitPath, thread.unitPath)) throw invalid("target", "widerAudience");
    if (!isShown(target)) throw invalid("target", "unseenThread");
    const postIds = await chosenPosts(tx, thread, chosen);
    const outcome = await moveToThread(tx, actor, thread, target, { postIds, reason, note, kind: "moved" });
    return { ...outcome, toThreadId: target.id, toUnitPath: target.unitPath };
  },
});
