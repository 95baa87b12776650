import postgres from "postgres";
import journal from "#drizzle/meta/_journal.json" with { type: "json" };

/**
 * Whether the database has every migration and somebody lives in it, so that a start has nothing to prepare.
 * Asked without the migrator, by the rule that it goes by itself: the time of the newest migration.
 */
export async function isCurrent(url: string): Promise<boolean> {
  const newest = Math.max(...journal.entries.map(({ when }) => when));
  return holds(
    url,
    (sql) => sql`
      select (select max(created_at) from drizzle.__drizzle_migrations) >= ${newest} and exists (select from units) as held`,
  );
}

/** Whether the demonstration is in place: its accounts are told at a start only as long. */
export const isDemonstration = (url: string): Promise<boolean> =>
  holds(url, (sql) => sql`select demo_since is not null as held from organisation`);

async function holds(url: string, ask: (sql: postgres.Sql) => PromiseLike<{ held?: boolean }[]>): Promise<boolean> {
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    return (await ask(client))[0]?.held === true;
  } catch {
    // A database without these tables has everything before it; any other trouble is told by who prepares it.
    return false;
  } finally {
    await client.end({ timeout: 1 });
  }
}
