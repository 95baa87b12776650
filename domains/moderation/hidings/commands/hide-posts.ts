import { and, eq, inArray } from "drizzle-orm";
import { posts } from "#db/schema/forum.ts";
import { recountThread } from "#domains/forum/threads/counters.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { takeOut } from "../../deeds/take-out.ts";
import { HidePosts } from "../../input.ts";
import { canModerateThread } from "../../policy.ts";
import { findModeratedPosts, findModeratedThread } from "../../subjects.ts";
import { hideRefusalOf } from "../refusal.ts";

/**
 * Hides several posts of a thread for one reason, each as if alone: every author is told and may appeal. What is hidden or
 * gone already is left out; where nothing is left the whole is refused.
 */
export const hidePosts = command({
  event: "moderation.posts.hidden",
  input: HidePosts,
  limit: "moderation.acts",
  load: (tx, actor, { threadId }) => findModeratedThread(actor, threadId, tx),
  allow: canModerateThread,
  async run(tx, { actor, input: { postIds, reason, note }, subject: thread }) {
    // In one order, and before the thread: so nobody waits for us while we wait for them.
    const chosen = and(eq(posts.threadId, thread.id), inArray(posts.id, postIds));
    await tx.select({ id: posts.id }).from(posts).where(chosen).orderBy(posts.id).for("update");
    const subjects = await findModeratedPosts(actor, postIds, tx);
    const standing = [...subjects.values()]
      .filter((subject) => hideRefusalOf(actor, thread.id, subject) === null)
      .sort((one, other) => one.post.number - other.post.number);
    if (standing.length === 0) throw invalid("form", "nothingToHide");
    const also = [];
    for (const subject of standing) also.push(await takeOut(tx, actor, subject, { reason, note }));
    await recountThread(tx, thread.id);
    return { id: thread.id, unitId: thread.unitId, also, payload: { threadId: thread.id, done: also.length } };
  },
});
