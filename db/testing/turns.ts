import { sql } from "drizzle-orm";
import { expect, vi } from "vitest";
import { type Db, db } from "#db/client.ts";

/** Begins `second` while `first` is done but not committed, lets both end, and answers with what became of `second`. */
export async function afterTheFirst<T>(first: (tx: Db) => Promise<unknown>, second: () => Promise<T>): Promise<T> {
  let other: Promise<T> | undefined;
  await db.transaction(async (tx) => {
    await first(tx as unknown as Db);
    let isDone = false;
    other = second().finally(() => {
      isDone = true;
    });
    other.catch(() => {});
    await vi.waitFor(async () => expect(isDone || (await waiting()) > 0).toBe(true), 10_000);
  });
  return other!;
}

/** How many statements wait for somebody else's lock: of this database alone, for tests of other files run beside it on the same server. */
export async function waiting(): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`);
  return row?.n ?? 0;
}
