import { asc, lte, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { publicationSchedules } from "#db/schema/reviews.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { system } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { failSchedule } from "./commands/fail-schedule.ts";
import { publishScheduled } from "./commands/publish-scheduled.ts";
import { isOpen } from "./open.ts";

/**
 * Publishes what is due, each in a transaction of its own, once however many workers ask: after a night without a worker
 * it catches up. Returns the milliseconds until the next plan, or null.
 */
export async function fireDue(onError: (error: unknown) => void): Promise<number | null> {
  const open = await db
    .select({ id: publicationSchedules.id, scheduledBy: publicationSchedules.scheduledBy, isDue, wait })
    .from(publicationSchedules)
    .where(isOpen)
    .orderBy(asc(publicationSchedules.dueAt))
    .limit(AT_ONCE);
  for (const { id, scheduledBy } of open.filter((plan) => plan.isDue)) await fire(id, scheduledBy).catch(onError);
  return open.find((plan) => !plan.isDue)?.wait ?? null;
}

const AT_ONCE = 100;
const isDue = sql<boolean>`${lte(publicationSchedules.dueAt, sql`now()`)}`;
const wait = sql<number>`(extract(epoch from ${publicationSchedules.dueAt} - now()) * 1000)::float8`;

async function fire(scheduleId: string, scheduledBy: string) {
  const actor = await findActor(scheduledBy);
  try {
    if (!actor) throw new DomainError("forbidden");
    await publishScheduled(actor, { scheduleId });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error; // the database is away: tried again at the next tick
    // Another worker may have been first: then there is nothing left to fail.
    await failSchedule(system, { scheduleId, failure: error.fields.form?.key ?? error.code }).catch(() => {});
  }
}
