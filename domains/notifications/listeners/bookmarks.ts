import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bookmarks } from "#db/schema/bookmarks.ts";
import { posts } from "#db/schema/forum.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { listReadable } from "#domains/forum/posts/queries.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";
import { put } from "./put.ts";

/** Its owner is told of a post as they wished, if they may read it still. */
export async function onBookmarkDue(event: DomainEvent, tx: Tx) {
  const [bookmark] = await tx
    .select({
      memberId: bookmarks.memberId,
      note: bookmarks.note,
      postId: posts.id,
      threadId: posts.threadId,
      postNumber: posts.number,
    })
    .from(bookmarks)
    .innerJoin(posts, eq(posts.id, bookmarks.postId))
    .where(eq(bookmarks.id, event.subjectId));
  const owner = bookmark && (await findActor(bookmark.memberId));
  if (!owner || (await listReadable(owner, [bookmark.postId], tx)).length === 0) return;
  const { memberId, note, threadId, postNumber } = bookmark;
  await put(tx, event, [{ memberId, kind: "bookmark", threadId, postNumber, payload: { note } }], null);
}
