import { and, isNotNull, lt, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { imports } from "#db/schema/imports.ts";
import { KEPT_HOURS } from "./limits.ts";

/** Drops the cells of rosters that nobody came back for. Runs by the clock. */
export async function forgetOldImports(): Promise<void> {
  const isOld = lt(imports.createdAt, sql`now() - ${`${KEPT_HOURS} hours`}::interval`);
  await db
    .update(imports)
    .set({ cells: null })
    .where(and(isOld, isNotNull(imports.cells)));
}
