import { like, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { cases } from "#db/schema/cases.ts";
import { dayOf } from "#lib/dates.ts";

/** Any number that only this counter uses. */
const NUMBER_LOCK = 7_114_202;

/** The next free number of the year, `QF-2026-017`. Whoever else asks waits until this transaction has ended. */
export async function nextCaseNumber(tx: Tx, now = new Date()): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(${NUMBER_LOCK})`);
  const prefix = `QF-${dayOf(now).slice(0, 4)}-`;
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(substring(${cases.number} from '[0-9]+$')::int), 0)`.mapWith(Number) })
    .from(cases)
    .where(like(cases.number, `${prefix}%`));
  return `${prefix}${String(row!.last + 1).padStart(3, "0")}`;
}
