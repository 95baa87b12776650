import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { threadTimers } from "#db/schema/thread-rules.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { system } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { lockThread } from "../commands/lock-thread.ts";
import { unlockThread } from "../commands/unlock-thread.ts";
import { refuseTimer } from "./commands/refuse-timer.ts";
import { remindOfThread } from "./commands/remind-of-thread.ts";

const AT_ONCE = 200;
type Due = typeof threadTimers.$inferSelect;

/**
 * Does what is due in the name of whoever set it and by the rights they have now, once however many workers ask: its own id
 * is the key of the act. What is refused has no effect and stays with its reason. Returns how many were due.
 */
export async function fireTimers(): Promise<number> {
  const due = await db
    .select()
    .from(threadTimers)
    .where(and(isNull(threadTimers.failure), lte(threadTimers.dueAt, sql`now()`)))
    .orderBy(asc(threadTimers.dueAt))
    .limit(AT_ONCE);
  const errors: unknown[] = [];
  for (const timer of due) await fire(timer).catch((error) => errors.push(error));
  // What went wrong with one keeps no other from its time; it is due at the next tick again.
  if (errors.length > 0) throw errors[0];
  return due.length;
}

async function fire(timer: Due): Promise<void> {
  const { id: timerId } = timer;
  try {
    await act(timer);
    await db.delete(threadTimers).where(eq(threadTimers.id, timerId));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await refuseTimer(system, { timerId, failure: error.code }).catch((again) => {
      if (!(again instanceof DomainError)) throw again; // another worker was first
    });
  }
}

async function act({ id, kind, threadId, memberId, reason }: Due): Promise<unknown> {
  const setter = await findActor(memberId);
  if (!setter) throw new DomainError("forbidden");
  const idempotencyKey = id;
  if (kind === "close") return lockThread(setter, { threadId, reason, idempotencyKey });
  if (kind === "reopen") return unlockThread(setter, { threadId, idempotencyKey });
  return remindOfThread(setter, { timerId: id, idempotencyKey });
}
