import { sql } from "drizzle-orm";
import { threadMembers } from "#db/schema/forum.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { canReadThread } from "../../policy.ts";
import { findThread } from "../../threads/queries.ts";
import { MarkRead } from "../input.ts";

/**
 * Moves the line below which all is unread, as a page reports it. It only ever moves down: late and repeated reports do no
 * harm, and those of a page that was opened before its reader marked something unread count no more.
 */
export const markRead = command({
  event: "forum.thread.read",
  input: MarkRead,
  isPrivate: true,
  load: (tx, actor, { threadId }) => findThread(actor, threadId, tx),
  allow: canReadThread,
  async run(tx, { actor, input: { number: reported, epoch }, subject: thread }) {
    const number = Math.min(reported, thread.lastNumber);
    const moved = sql`case when thread_members.reading_epoch = ${epoch}
      then greatest(thread_members.last_read_number, ${number}) else thread_members.last_read_number end`;
    const [row] = await tx
      .insert(threadMembers)
      .values({ memberId: memberId(actor), threadId: thread.id, lastReadNumber: number })
      .onConflictDoUpdate({
        target: [threadMembers.memberId, threadMembers.threadId],
        set: { lastReadNumber: moved, updatedAt: sql`now()` },
      })
      .returning({ lastReadNumber: threadMembers.lastReadNumber });
    return { id: thread.id, lastReadNumber: row!.lastReadNumber };
  },
});
