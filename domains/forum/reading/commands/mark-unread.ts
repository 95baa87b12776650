import { sql } from "drizzle-orm";
import { threadMembers } from "#db/schema/forum.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { canReadThread } from "../../policy.ts";
import { findThread } from "../../threads/queries.ts";
import { MarkUnread } from "../input.ts";

/** Takes the line back before a post: the next visit begins there. Pages that are open now do not move it any more. */
export const markUnread = command({
  event: "forum.thread.marked-unread",
  input: MarkUnread,
  limit: "forum.own",
  isPrivate: true,
  load: (tx, actor, { threadId }) => findThread(actor, threadId, tx),
  allow: canReadThread,
  async run(tx, { actor, input, subject: thread }) {
    const number = Math.min(input.number, Math.max(thread.lastShownNumber, 1));
    const line = { lastReadNumber: number - 1, sweptBy: null, sweptFrom: null };
    await tx
      .insert(threadMembers)
      .values({ memberId: memberId(actor), threadId: thread.id, readingEpoch: 1, ...line })
      .onConflictDoUpdate({
        target: [threadMembers.memberId, threadMembers.threadId],
        set: { ...line, readingEpoch: sql`thread_members.reading_epoch + 1`, updatedAt: sql`now()` },
      });
    return { id: thread.id, unitId: thread.unitId, unitSlug: thread.unitSlug, number };
  },
});
