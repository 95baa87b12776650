import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { media, mediaUses } from "#db/schema/media.ts";
import { OF_MEMBERS } from "./policy.ts";

/** Withdraws all that somebody may withdraw (`canWithdraw`); answers with the threads that showed it. */
export async function withdrawAll(tx: Tx, ownerId: string): Promise<string[]> {
  const isOfHouse = sql`exists (select from ${mediaUses} where ${mediaUses.mediaId} = ${media.id}
    and ${mediaUses.carrier} not in ${OF_MEMBERS})`;
  const withdrawn = await tx
    .update(media)
    .set({ withdrawnAt: sql`now()` })
    .where(and(eq(media.ownerId, ownerId), isNull(media.withdrawnAt), sql`not ${isOfHouse}`))
    .returning({ id: media.id });
  const shown = await tx
    .selectDistinct({ threadId: posts.threadId })
    .from(mediaUses)
    .innerJoin(posts, eq(posts.id, mediaUses.carrierId))
    .where(
      inArray(
        mediaUses.mediaId,
        withdrawn.map(({ id }) => id),
      ),
    );
  return shown.map(({ threadId }) => threadId);
}
