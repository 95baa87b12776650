import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

/** Every table that says the word anywhere, whatever the column. */
export async function whereSaid(word: string): Promise<string[]> {
  const tables = await db.execute<{ name: string }>(
    sql`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const said = [];
  for (const { name } of tables) {
    const [row] = await db.execute(
      sql`select 1 from ${sql.identifier(name)} t where t::text like ${`%${word}%`} limit 1`,
    );
    if (row) said.push(name);
  }
  return said;
}
