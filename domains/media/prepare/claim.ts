import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import { announce } from "#domains/kernel/notices.ts";
import { fileTag } from "../attachments.ts";

export type Claimed = typeof media.$inferSelect;

/** A worker that says nothing for so long was killed; its file is another's to prepare. */
const SILENCE = sql`interval '60 seconds'`;

/** The file that has waited longest, for this worker alone as long as it keeps saying how far it is; null when none waits. */
export async function claimNext(): Promise<Claimed | null> {
  const isFree = or(isNull(media.claimedAt), lt(media.claimedAt, sql`now() - ${SILENCE}`));
  const next = db
    .select({ id: media.id })
    .from(media)
    .where(and(isNull(media.preparedAt), isFree))
    .orderBy(media.createdAt)
    .limit(1)
    .for("update", { skipLocked: true });
  const [row] = await db
    .update(media)
    .set({ startedAt: sql`now()`, claimedAt: sql`now()`, progress: 0 })
    .where(eq(media.id, sql`(${next})`))
    .returning();
  return row ?? null;
}

export async function tellProgress(id: string, percent: number): Promise<void> {
  await db
    .update(media)
    .set({ claimedAt: sql`now()`, progress: Math.min(99, Math.floor(percent)) })
    .where(eq(media.id, id));
}

/** What preparing found out; the file is done with, and pages that show it show it anew. */
export async function finish(id: string, found: Partial<Claimed>): Promise<void> {
  await db
    .update(media)
    .set({ ...found, preparedAt: sql`now()`, claimedAt: null, progress: 100 })
    .where(eq(media.id, id));
  await announce(db, "cache_tags", [fileTag(id)]);
}

/** Videos that came while there was no encoder wait anew. Returns how many. */
export async function retryWithoutEncoder(): Promise<number> {
  const rows = await db
    .update(media)
    .set({ preparedAt: null, failure: null })
    .where(eq(media.failure, "noEncoder"))
    .returning({ id: media.id });
  return rows.length;
}
