import { and, eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bookmarks } from "#db/schema/bookmarks.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { RemoveBookmark } from "../input.ts";

/** Forgets a bookmark; also of what one may not read any more, of which nothing but the row is left. */
export const removeBookmark = command({
  event: "forum.bookmark.removed",
  input: RemoveBookmark,
  limit: "forum.own",
  isPrivate: true,
  load: (tx, actor, { bookmarkId }) => findOwn(tx, actor, bookmarkId),
  allow: (actor, bookmark) => bookmark.memberId === actor.id,
  async run(tx, { subject: { id } }) {
    await tx.delete(bookmarks).where(eq(bookmarks.id, id));
    return { id };
  },
});

async function findOwn(tx: Tx, actor: Actor, bookmarkId: string) {
  if (actor.id === null) return null;
  const [row] = await tx
    .select()
    .from(bookmarks)
    .where(and(eq(bookmarks.id, bookmarkId), eq(bookmarks.memberId, actor.id)));
  return row ?? null;
}
