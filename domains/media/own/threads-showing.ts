import { eq, inArray } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { mediaUses } from "#db/schema/media.ts";

/** The threads in which posts carry any of these files: what is stored of their pages is no longer right. */
export async function threadsShowing(tx: Tx, mediaIds: string[]): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ threadId: posts.threadId })
    .from(mediaUses)
    .innerJoin(posts, eq(posts.id, mediaUses.carrierId))
    .where(inArray(mediaUses.mediaId, mediaIds));
  return rows.map(({ threadId }) => threadId);
}
