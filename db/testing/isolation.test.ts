import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/client.ts";

test("a test file works on a database of its own with the newest schema", async () => {
  const [row] = await db.execute<{ name: string; tables: number }>(
    sql`select current_database() as name, (select count(*)::int from pg_tables where schemaname = 'public') as tables`,
  );
  expect(row?.name).toMatch(/^qingfeng_clone_/);
  expect(row?.tables).toBeGreaterThan(5);
});
