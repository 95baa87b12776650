import { count, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { units } from "#db/schema/units.ts";
import { seedBulletins } from "./demo/bulletins.ts";
import { seedCases } from "./demo/cases.ts";
import { seedForum } from "./demo/forum.ts";
import { seedLibrary } from "./demo/library.ts";
import { seedMustReads } from "./demo/must-reads.ts";
import { type Account, seedPeople } from "./demo/people.ts";
import { seedReviews } from "./demo/reviews.ts";
import { seedTopics } from "./demo/topics.ts";

/** Two starts at once must not both plant. */
const SEED_LOCK = 7_114_203;

/** Whether nobody has set anything up yet. */
export async function isEmpty(): Promise<boolean> {
  const [row] = await db.select({ n: count() }).from(units);
  return row?.n === 0;
}

/**
 * Plants the demonstration into an empty database in one transaction: all of it or nothing. `password` is used for
 * every account; without it each gets a random one. Returns the accounts with their passwords, or none when there
 * was something already.
 */
export async function seedDemo({ password }: { password?: string } = {}): Promise<Account[]> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = '120s'`);
    await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`);
    const [row] = await tx.select({ n: count() }).from(units);
    if (row?.n !== 0) return [];
    const { accounts, cast } = await seedPeople(tx, password);
    const bulletins = await seedBulletins(tx, cast);
    await seedLibrary(tx, cast);
    await seedReviews(tx, cast);
    await seedMustReads(tx, cast, bulletins);
    const cases = await seedCases(tx, cast);
    await seedForum(tx, cast, { bulletins, cases });
    await seedTopics(tx, cast, bulletins);
    return accounts;
  });
}
