import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { postRevisions, posts } from "#db/schema/forum.ts";
import { mediaUses } from "#db/schema/media.ts";
import { POST_CARRIERS } from "#domains/media/visibility.ts";
import { mediaIdsOf } from "#lib/text/nodes.ts";

/**
 * Files that only hidden versions of a post show are carried by these and no more by the post: their addresses are dead for
 * its readers, and nothing sweeps them away while a version may come back.
 */
export async function carryAgain(tx: Tx, postId: string): Promise<void> {
  const [now] = await tx.select({ body: posts.body }).from(posts).where(eq(posts.id, postId));
  const before = await tx
    .select({ body: postRevisions.body })
    .from(postRevisions)
    .where(and(eq(postRevisions.postId, postId), isNull(postRevisions.hiddenBy)));
  const shown = new Set([now!, ...before].flatMap(({ body }) => mediaIdsOf(body)));
  const uses = await tx
    .select({ mediaId: mediaUses.mediaId, carrier: mediaUses.carrier })
    .from(mediaUses)
    .where(and(inArray(mediaUses.carrier, [...POST_CARRIERS]), eq(mediaUses.carrierId, postId)));
  const ids = [...new Set(uses.map(({ mediaId }) => mediaId))];
  if (ids.length === 0) return;
  await tx
    .delete(mediaUses)
    .where(and(inArray(mediaUses.carrier, [...POST_CARRIERS]), eq(mediaUses.carrierId, postId)));
  await tx.insert(mediaUses).values(
    ids.map((mediaId) => ({
      mediaId,
      carrier: shown.has(mediaId) ? ("post" as const) : ("hidden-revision" as const),
      carrierId: postId,
    })),
  );
}
