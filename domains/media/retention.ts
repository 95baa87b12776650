import { and, inArray, isNotNull, lt, sql } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { drafts } from "#db/schema/forum.ts";
import { media, mediaUses } from "#db/schema/media.ts";
import { queueItems } from "#db/schema/queue.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { UNUSED_AFTER_HOURS } from "./limits.ts";
import { clearIncoming, keysOlderThan, removeFiles } from "./store.ts";
import { clearUploads } from "./uploads/folder.ts";

const BATCH = 200;

/** Removes files that nothing has carried for a day or their owner has withdrawn, then files that no row knows. Returns how many of each. */
export async function purgeUnusedMedia(now = new Date()): Promise<{ pictures: number; files: number }> {
  const before = new Date(now.getTime() - UNUSED_AFTER_HOURS * 3_600_000);
  let pictures = 0;
  for (let batch = BATCH; batch === BATCH; pictures += batch) batch = await removeUnused(before);
  pictures += await db.transaction((tx) => removeWithdrawn(tx));
  await clearIncoming(before);
  await clearUploads(before);
  return { pictures, files: await sweepFiles(before) };
}

/** The row goes first: should the process end here, the sweep finds the files. */
async function removeUnused(before: Date): Promise<number> {
  const carried = sql`exists (select from ${mediaUses} where ${mediaUses.mediaId} = ${media.id})`;
  const inDraft = sql`exists (select from ${drafts} where ${drafts.memberId} = ${media.ownerId}
    and position(${media.id}::text in ${drafts.text}) > 0)`;
  const isPlanned = sql`exists (select from ${scheduledPosts} where ${scheduledPosts.memberId} = ${media.ownerId}
    and position(${media.id}::text in ${scheduledPosts.text}) > 0)`;
  const removed = await db.transaction(async (tx) => {
    const unused = await tx
      .select({ id: media.id })
      .from(media)
      .where(and(lt(media.createdAt, before), sql`not ${carried}`, sql`not ${inDraft}`, sql`not ${isPlanned}`))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    if (unused.length === 0) return [];
    const ids = unused.map((row) => row.id);
    return tx.delete(media).where(inArray(media.id, ids)).returning({ storageKey: media.storageKey });
  });
  for (const { storageKey } of removed) await removeFiles(storageKey);
  return removed.length;
}

/**
 * Removes those of these files that nothing carries any more, at once, though their owner may mean to use them again. Heard
 * twice, it finds nothing left.
 */
export async function removeNow(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const isCarried = sql`exists (select from ${mediaUses} where ${mediaUses.mediaId} = ${media.id})`;
  const removed = await tx
    .delete(media)
    .where(and(inArray(media.id, ids), sql`not ${isCarried}`))
    .returning({ storageKey: media.storageKey });
  for (const { storageKey } of removed) await removeFiles(storageKey);
}

/**
 * Removes what its owner has withdrawn, from the posts that showed it too, unless one of these still waits for a moderator:
 * whoever is complained about does not take away what is to be looked at. Returns how many.
 */
export async function removeWithdrawn(tx: Tx, ids?: string[]): Promise<number> {
  const isInHand = sql`exists (select from ${mediaUses} join ${queueItems} on ${queueItems.postId} = ${mediaUses.carrierId}
    where ${mediaUses.mediaId} = ${media.id} and ${queueItems.closedAt} is null)`;
  const removed = await tx
    .delete(media)
    .where(and(isNotNull(media.withdrawnAt), ids && inArray(media.id, ids), sql`not ${isInHand}`))
    .returning({ storageKey: media.storageKey });
  for (const { storageKey } of removed) await removeFiles(storageKey);
  return removed.length;
}

async function sweepFiles(before: Date): Promise<number> {
  let swept = 0;
  for await (const keys of keysOlderThan(before)) {
    const known = await db.select({ key: media.storageKey }).from(media).where(inArray(media.storageKey, keys));
    const unknown = keys.filter((key) => !known.some((row) => row.key === key));
    for (const key of unknown) await removeFiles(key);
    swept += unknown.length;
  }
  return swept;
}
