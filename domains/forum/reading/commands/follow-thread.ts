import { threadMembers } from "#db/schema/forum.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { canReadThread } from "../../policy.ts";
import { FollowThread } from "../../threads/input.ts";
import { findThread } from "../../threads/queries.ts";

/** Follows a thread, follows it no more, or mutes it. */
export const followThread = command({
  event: "forum.thread.followed",
  input: FollowThread,
  limit: "forum.own",
  isPrivate: true,
  load: (tx, actor, { threadId }) => findThread(actor, threadId, tx),
  allow: canReadThread,
  async run(tx, { actor, input: { level }, subject: thread }) {
    const chosen = { level, levelReason: "chosen" as const, updatedAt: new Date() };
    await tx
      .insert(threadMembers)
      .values({ memberId: memberId(actor), threadId: thread.id, ...chosen })
      .onConflictDoUpdate({ target: [threadMembers.memberId, threadMembers.threadId], set: chosen });
    return { id: thread.id, unitId: thread.unitId, unitSlug: thread.unitSlug, level };
  },
});
