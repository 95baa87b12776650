import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { units } from "#db/schema/units.ts";

/** Whose shelf is named, as the path of its unit (null: the whole organisation); undefined where there is no such unit. */
export async function shelfPath(tx: Tx, unitId: string | null): Promise<string | null | undefined> {
  if (unitId === null) return null;
  const [unit] = await tx
    .select({ path: units.path })
    .from(units)
    .where(and(eq(units.id, unitId), isNull(units.deactivatedAt)));
  return unit?.path;
}
