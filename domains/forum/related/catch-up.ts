import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { noteTerms } from "./terms.ts";

/** What one round takes on; the next comes soon. */
const AT_ONCE = 2_000;
const A_BATCH = 100;

/** Notes the terms of threads that came without an event: older than this, planted, brought in from elsewhere. */
export async function noteMissingTerms(): Promise<number> {
  const rows = await db.execute<{ id: string }>(sql`select id from threads t where not exists (
    select from thread_terms where thread_id = t.id and term = '') limit ${AT_ONCE}`);
  for (let at = 0; at < rows.length; at += A_BATCH)
    await db.transaction(async (tx) => {
      for (const { id } of rows.slice(at, at + A_BATCH)) await noteTerms(tx, id);
    });
  return rows.length;
}
