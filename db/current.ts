import postgres from "postgres";
import journal from "#drizzle/meta/_journal.json" with { type: "json" };

/**
 * Whether the database has every migration and somebody lives in it, so that a start has nothing to prepare.
 * Asked without the migrator, by the rule that it goes by itself: the time of the newest migration.
 */
export async function isCurrent(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} });
  const newest = Math.max(...journal.entries.map(({ when }) => when));
  try {
    const [row] = await client<{ current: boolean }[]>`
      select (select max(created_at) from drizzle.__drizzle_migrations) >= ${newest} and exists (select from units) as current`;
    return row?.current === true;
  } catch {
    // A database without these tables has everything before it; any other trouble is told by who prepares it.
    return false;
  } finally {
    await client.end({ timeout: 1 });
  }
}
