import { and, eq, or, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { drafts, threads } from "#db/schema/forum.ts";
import { importedRows } from "#db/schema/forum-imports.ts";
import { polls } from "#db/schema/polls.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { slowModes, threadTimers } from "#db/schema/thread-rules.ts";
import { invalid } from "#domains/kernel/errors.ts";

/**
 * What was about an emptied thread is about the one that took its posts in: its address, and that of those merged into it
 * before; its vote; what people were writing there; what still comes from another forum. Its own rules end.
 */
export async function leadThreadTo(tx: Tx, from: string, to: string): Promise<void> {
  await tx
    .update(threads)
    .set({ mergedInto: to, pinnedBy: null })
    .where(or(eq(threads.id, from), eq(threads.mergedInto, from)));
  await takePollAlong(tx, from, to);
  await takeDraftsAlong(tx, from, to);
  await tx
    .update(scheduledPosts)
    .set({ targetId: to })
    .where(and(eq(scheduledPosts.kind, "reply"), eq(scheduledPosts.targetId, from)));
  await tx
    .update(importedRows)
    .set({ localId: to })
    .where(and(eq(importedRows.kind, "thread"), eq(importedRows.localId, from)));
  await tx.execute(sql`update topic_items set thread_id = ${to} where thread_id = ${from} and not exists (
    select from topic_items other where other.topic_id = topic_items.topic_id and other.thread_id = ${to})`);
  await tx.delete(slowModes).where(eq(slowModes.threadId, from));
  await tx.delete(threadTimers).where(eq(threadTimers.threadId, from));
}

/** Whoever was writing in both goes on with one draft, in which both stand. */
async function takeDraftsAlong(tx: Tx, from: string, to: string): Promise<void> {
  await tx.execute(sql`with left_behind as (
      delete from drafts d where d.kind = 'reply' and d.target_id = ${from} and exists (select from drafts other
        where other.member_id = d.member_id and other.kind = 'reply' and other.target_id = ${to})
      returning d.member_id, d.text, d.is_anonymous)
    update drafts set text = drafts.text || E'\\n\\n' || left_behind.text, version = uuidv7(), updated_at = now(),
      is_anonymous = drafts.is_anonymous or left_behind.is_anonymous
    from left_behind where drafts.member_id = left_behind.member_id and drafts.kind = 'reply' and drafts.target_id = ${to}`);
  await tx
    .update(drafts)
    .set({ targetId: to })
    .where(and(eq(drafts.kind, "reply"), eq(drafts.targetId, from)));
}

/** Two votes in one thread would not be told apart: then one of the threads has to stay. */
async function takePollAlong(tx: Tx, from: string, to: string): Promise<void> {
  const voted = await tx
    .select({ threadId: polls.threadId })
    .from(polls)
    .where(or(eq(polls.threadId, from), eq(polls.threadId, to)));
  if (voted.length === 2) throw invalid("target", "bothVoted");
  await tx.update(polls).set({ threadId: to }).where(eq(polls.threadId, from));
}
