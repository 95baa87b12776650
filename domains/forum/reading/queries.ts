import { and, eq, inArray, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { threadMembers, threads } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { visibleThreads } from "../visibility.ts";

/** What was written before a newcomer's time is not unread to them: threads they never opened count for so many days. */
const NEW_FOR_DAYS = 14;

/** How far somebody has read a thread and whether they follow it. */
export async function findReading(actor: Actor, threadId: string, on: Reader = db) {
  const none = { lastReadNumber: 0, level: "normal" as const, isNew: true };
  if (actor.id === null) return none;
  const [row] = await on
    .select({ lastReadNumber: threadMembers.lastReadNumber, level: threadMembers.level })
    .from(threadMembers)
    .where(and(eq(threadMembers.threadId, threadId), eq(threadMembers.memberId, actor.id)));
  return row ? { ...row, isNew: false } : none;
}

const unread = sql<number>`case
  when ${threadMembers.level} = 'mute' then 0
  when ${threadMembers.memberId} is null and ${threads.lastPostAt} < now() - ${NEW_FOR_DAYS} * interval '1 day' then 0
  else greatest(${threads.lastShownNumber} - coalesce(${threadMembers.lastReadNumber}, 0), 0) end`;

/** How many posts of each of these threads are unread; those with none, and those one may not see, are left out. */
export async function listUnread(actor: Actor, threadIds: string[], on: Reader = db): Promise<Record<string, number>> {
  if (actor.id === null || threadIds.length === 0) return {};
  const rows = await on
    .select({ id: threads.id, unread })
    .from(threads)
    .leftJoin(threadMembers, and(eq(threadMembers.threadId, threads.id), eq(threadMembers.memberId, actor.id)))
    .where(and(inArray(threads.id, threadIds), visibleThreads(actor), sql`${unread} > 0`));
  return Object.fromEntries(rows.map((row) => [row.id, row.unread]));
}
