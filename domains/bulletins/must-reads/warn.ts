import { and, between, isNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { mustReads } from "#db/schema/must-reads.ts";
import { system } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { dayOf, hourOf } from "#lib/dates.ts";
import { WARNED_DAYS_BEFORE, warnReaders } from "./commands/warn-readers.ts";

/** Nobody is told before nine, and a worker that was down catches up until the evening. */
const FROM_HOUR = 9;
const UNTIL_HOUR = 20;

/** Says of every 必读 whose last day is near that it is; how many bulletins somebody was told of. */
export async function warnOfDueDays(now = new Date()): Promise<number> {
  const hour = hourOf(now);
  if (hour < FROM_HOUR || hour >= UNTIL_HOUR) return 0;
  const day = dayOf(now);
  const near = await db
    .selectDistinct({ bulletinId: mustReads.bulletinId })
    .from(mustReads)
    .where(
      and(
        isNull(mustReads.endedAt),
        between(mustReads.dueOn, sql`${day}::date`, sql`${day}::date + ${WARNED_DAYS_BEFORE}::int`),
      ),
    );
  let told = 0;
  for (const { bulletinId } of near) {
    await warnReaders(system, { bulletinId, day }).then(
      () => told++,
      (error) => {
        // Withdrawn, or everybody was told.
        if (!(error instanceof DomainError)) throw error;
      },
    );
  }
  return told;
}
