import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { threadMembers } from "#db/schema/forum.ts";

/**
 * Who writes in a thread follows it from then on, unless they chose otherwise. Their own post counts as read when they
 * had read all before it; otherwise the line stays where it is.
 */
export async function followAsWriter(tx: Tx, memberId: string, threadId: string, number: number): Promise<void> {
  await tx
    .insert(threadMembers)
    .values({ memberId, threadId, level: "watch", levelReason: "wrote", lastReadNumber: number === 1 ? 1 : 0 })
    .onConflictDoUpdate({
      target: [threadMembers.memberId, threadMembers.threadId],
      set: {
        level: sql`case when thread_members.level_reason is null then 'watch' else thread_members.level end`,
        levelReason: sql`coalesce(thread_members.level_reason, 'wrote')`,
        lastReadNumber: sql`case when thread_members.last_read_number >= ${number - 1}
          then greatest(thread_members.last_read_number, ${number}) else thread_members.last_read_number end`,
        updatedAt: sql`now()`,
      },
    });
}
