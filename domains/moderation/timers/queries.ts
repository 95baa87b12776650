import { and, asc, eq, ne, or, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { threads } from "#db/schema/forum.ts";
import { threadTimers } from "#db/schema/thread-rules.ts";
import { units } from "#db/schema/units.ts";
import { visibleThreads } from "#domains/forum/visibility.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { moderated } from "../visibility.ts";

export type Timer = Awaited<ReturnType<typeof listTimers>>[number];

/** What is set for a thread, the next first, for those who keep order in it; reminders are for whoever set them alone. */
export const listTimers = (actor: Actor, threadId: string, on: Reader = db) =>
  selectTimers(on)
    .where(and(eq(threadTimers.threadId, threadId), theirs(actor)))
    .orderBy(asc(threadTimers.dueAt));

/** One of them, held for a write. */
export async function findTimer(actor: Actor, id: string, on: Reader = db): Promise<Timer | null> {
  const [row] = await selectTimers(on)
    .where(and(eq(threadTimers.id, id), theirs(actor)))
    .for("update", { of: threadTimers });
  return row ?? null;
}

function theirs(actor: Actor) {
  const own = sql`${threadTimers.memberId} is not distinct from ${actor.id}::uuid`;
  return and(visibleThreads(actor), moderated(actor, threads.unitId), or(ne(threadTimers.kind, "remind"), own));
}

const selectTimers = (on: Reader) =>
  on
    .select({
      id: threadTimers.id,
      threadId: threadTimers.threadId,
      kind: threadTimers.kind,
      memberId: threadTimers.memberId,
      memberName: members.name,
      reason: threadTimers.reason,
      dueAt: threadTimers.dueAt,
      failure: threadTimers.failure,
      unitId: threads.unitId,
      unitPath: units.path,
    })
    .from(threadTimers)
    .innerJoin(threads, eq(threads.id, threadTimers.threadId))
    .innerJoin(members, eq(members.id, threadTimers.memberId))
    .leftJoin(units, eq(units.id, threads.unitId));
