import { and, eq, inArray } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { bulletinReads } from "#db/schema/bulletins.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";

/** Which of these bulletins the actor has not opened yet. */
export async function unreadBulletins(actor: Actor, ids: string[], on: Reader = db): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await on
    .select({ id: bulletinReads.bulletinId })
    .from(bulletinReads)
    .where(and(eq(bulletinReads.memberId, memberId(actor)), inArray(bulletinReads.bulletinId, ids)));
  const opened = new Set(rows.map((row) => row.id));
  return ids.filter((id) => !opened.has(id));
}
