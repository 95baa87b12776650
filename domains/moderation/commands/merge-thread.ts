import { asc, eq } from "drizzle-orm";
import { posts } from "#db/schema/forum.ts";
import { leadThreadTo } from "#domains/forum/places/merge.ts";
import { isShown } from "#domains/forum/policy.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { moveToThread } from "../deeds/move-posts.ts";
import { MergeThread } from "../input.ts";
import { canMergeThread, isNotWider } from "../policy.ts";
import { findModeratedThread } from "../subjects.ts";

/** All of a thread goes to the end of another, to which its address leads from then on. */
export const mergeThread = command({
  event: "moderation.thread.merged",
  input: MergeThread,
  limit: "moderation.acts",
  async load(tx, actor, { threadId, target: targetId }) {
    const thread = await findModeratedThread(actor, threadId, tx);
    const target = await findModeratedThread(actor, targetId, tx);
    return thread && target && { thread, target };
  },
  allow: canMergeThread,
  async run(tx, { actor, input: { reason, note }, subject: { thread, target } }) {
    if (thread.id === target.id) throw invalid("target", "sameThread");
    if (!isNotWider(target.unitPath, thread.unitPath)) throw invalid("target", "widerAudience");
    if (!isShown(target)) throw invalid("target", "unseenThread");
    const all = await tx
      .select({ id: posts.id })
      .from(posts)
      .where(eq(posts.threadId, thread.id))
      .orderBy(asc(posts.id));
    if (all.length === 0) throw new DomainError("conflict");
    const deed = { postIds: all.map(({ id }) => id), nothingFrom: 1, reason, note, kind: "merged" as const };
    const outcome = await moveToThread(tx, actor, thread, target, deed);
    await leadThreadTo(tx, thread.id, target.id);
    return { ...outcome, toThreadId: target.id, toUnitPath: target.unitPath };
  },
});
