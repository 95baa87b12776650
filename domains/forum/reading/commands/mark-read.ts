import { sql } from "drizzle-orm";
import { threadMembers } from "#db/schema/forum.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { canReadThread } from "../../policy.ts";
import { MarkRead } from "../../threads/input.ts";
import { findThread } from "../../threads/queries.ts";

/** Moves the line below which all is unread. It only ever moves down: late and repeated reports do no harm. */
export const markRead = command({
  event: "forum.thread.read",
  input: MarkRead,
  isPrivate: true,
  load: (tx, actor, { threadId }) => findThread(actor, threadId, tx),
  allow: canReadThread,
  async run(tx, { actor, input, subject: thread }) {
    const number = Math.min(input.number, thread.lastNumber);
    const [row] = await tx
      .insert(threadMembers)
      .values({ memberId: memberId(actor), threadId: thread.id, lastReadNumber: number })
      .onConflictDoUpdate({
        target: [threadMembers.memberId, threadMembers.threadId],
        set: { lastReadNumber: sql`greatest(thread_members.last_read_number, ${number})`, updatedAt: sql`now()` },
      })
      .returning({ lastReadNumber: threadMembers.lastReadNumber });
    return { id: thread.id, lastReadNumber: row!.lastReadNumber };
  },
});
