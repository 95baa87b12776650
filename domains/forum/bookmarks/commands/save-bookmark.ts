import { and, count, eq, ne } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { bookmarks } from "#db/schema/bookmarks.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canReadPost } from "../../policy.ts";
import { findPost } from "../../posts/queries.ts";
import { SaveBookmark } from "../input.ts";
import { AHEAD_MAX_DAYS, BOOKMARKS_MAX } from "../limits.ts";

const DAY_MS = 86_400_000;

/** Keeps a post to be found again, or changes its note and the time at which to be told of it. */
export const saveBookmark = command({
  event: "forum.bookmark.saved",
  input: SaveBookmark,
  limit: "forum.bookmark.saved",
  isPrivate: true,
  load: (tx, actor, { postId }) => findPost(actor, postId, tx),
  allow: (actor, post) => actor.kind === "member" && canReadPost(actor, post.thread, post),
  async run(tx, { actor, input: { postId, note, remindAt } }) {
    const owner = memberId(actor);
    const [before] = await tx
      .select()
      .from(bookmarks)
      .where(and(eq(bookmarks.memberId, owner), eq(bookmarks.postId, postId)));
    if (!before) await refuseTooMany(tx, owner, postId);
    const isNewTime = remindAt !== undefined && remindAt?.getTime() !== before?.remindAt?.getTime();
    if (remindAt && isNewTime) refuseOddTime(remindAt);
    const said = { ...(note !== undefined && { note }), ...(isNewTime && { remindAt, remindedAt: null }) };
    const saving = tx.insert(bookmarks).values({ memberId: owner, postId, ...said });
    const target = [bookmarks.memberId, bookmarks.postId];
    if (Object.keys(said).length === 0) await saving.onConflictDoNothing({ target });
    else await saving.onConflictDoUpdate({ target, set: said });
    return { id: postId };
  },
});

async function refuseTooMany(tx: Tx, owner: string, postId: string) {
  const others = and(eq(bookmarks.memberId, owner), ne(bookmarks.postId, postId));
  const [row] = await tx.select({ n: count() }).from(bookmarks).where(others);
  if (row!.n >= BOOKMARKS_MAX) throw invalid("form", "bookmarksFull", { maximum: BOOKMARKS_MAX });
}

function refuseOddTime(at: Date): void {
  if (at.getTime() <= Date.now()) throw invalid("remindAt", "notAhead");
  if (at.getTime() > Date.now() + AHEAD_MAX_DAYS * DAY_MS) throw invalid("remindAt", "tooFarAhead");
}
