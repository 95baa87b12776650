import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { publicationSchedules } from "#db/schema/reviews.ts";
import { isOpen } from "./open.ts";

/** Ends the open plan of a working copy; whether there was one. */
export async function endOpen(tx: Tx, bulletinId: string, outcome: "published" | "cancelled"): Promise<boolean> {
  const ended = await tx
    .update(publicationSchedules)
    .set({ endedAt: sql`now()`, outcome })
    .where(and(eq(publicationSchedules.bulletinId, bulletinId), isOpen))
    .returning({ id: publicationSchedules.id });
  return ended.length > 0;
}
