import { and, count, eq, inArray, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { threadMembers, threads } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { SWEEP_UNDO_MINUTES } from "../limits.ts";
import { visibleThreads } from "../visibility.ts";
import { isOwnRow, unread } from "./unread.ts";

/** How far somebody has read a thread and whether they follow it. */
export async function findReading(actor: Actor, threadId: string, on: Reader = db) {
  const none = { lastReadNumber: 0, epoch: 0, level: "normal" as const, isNew: true };
  if (actor.id === null) return none;
  const [row] = await on
    .select({
      lastReadNumber: threadMembers.lastReadNumber,
      epoch: threadMembers.readingEpoch,
      level: threadMembers.level,
    })
    .from(threadMembers)
    .where(and(eq(threadMembers.threadId, threadId), eq(threadMembers.memberId, actor.id)));
  return row ? { ...row, isNew: false } : none;
}

/** How many posts of each of these threads are unread; those with none, and those one may not see, are left out. */
export async function listUnread(actor: Actor, threadIds: string[], on: Reader = db): Promise<Record<string, number>> {
  if (actor.id === null || threadIds.length === 0) return {};
  const rows = await on
    .select({ id: threads.id, unread })
    .from(threads)
    .leftJoin(threadMembers, isOwnRow(actor))
    .where(and(inArray(threads.id, threadIds), visibleThreads(actor), sql`${unread} > 0`));
  return Object.fromEntries(rows.map((row) => [row.id, row.unread]));
}

/** How many lines a sweep of the actor's has moved that can still be put back; its id tells when it was. */
export async function countSwept(actor: Actor, sweepId: string, on: Reader = db): Promise<number> {
  if (actor.id === null || !UUID.test(sweepId)) return 0;
  const isOfLate = sql`uuid_extract_timestamp(${threadMembers.sweptBy}) > now() - ${SWEEP_UNDO_MINUTES}::int * interval '1 minute'`;
  const [row] = await on
    .select({ n: count() })
    .from(threadMembers)
    .where(and(eq(threadMembers.memberId, actor.id), eq(threadMembers.sweptBy, sweepId), isOfLate));
  return row?.n ?? 0;
}
