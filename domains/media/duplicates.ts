import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { media } from "#db/schema/media.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { onUsableShelf } from "./library/visibility.ts";
import { canUseLibrary } from "./policy.ts";

/**
 * The file with the same bytes that this person of the staff may use already: an own one, or one on a shelf they see. What
 * others have is not found, or an upload would tell whether somebody has that very file; and what members post stands
 * alone, so that it dies with its post.
 */
export async function findSameFile(actor: Actor & { id: string }, uploadSha256: string): Promise<string | null> {
  if (!canUseLibrary(actor)) return null;
  const [row] = await db
    .select({ id: media.id })
    .from(media)
    .where(
      and(
        eq(media.uploadSha256, uploadSha256),
        isNull(media.withdrawnAt),
        or(eq(media.ownerId, actor.id), onUsableShelf(actor)),
      ),
    )
    .orderBy(asc(media.createdAt))
    .limit(1);
  if (!row) return null;
  // Its day of grace begins anew: it is about to be used, and must not be swept away before.
  await db.update(media).set({ createdAt: sql`now()` }).where(eq(media.id, row.id));
  return row.id;
}
