import { and, eq, sql } from "drizzle-orm";
import { bookmarks } from "#db/schema/bookmarks.ts";
import { command } from "#domains/kernel/command.ts";
import { isDue } from "../due.ts";
import { RemindOfBookmark } from "../input.ts";

/** Says that the time of a bookmark has come, once however many workers ask. Whether its owner may still read it is asked by who tells them. */
export const remindOfBookmark = command({
  event: "forum.bookmark.due",
  input: RemindOfBookmark,
  async load(tx, _actor, { bookmarkId }) {
    const due = and(eq(bookmarks.id, bookmarkId), isDue);
    const [row] = await tx.select({ id: bookmarks.id }).from(bookmarks).where(due).for("update", { skipLocked: true });
    return row ?? null;
  },
  allow: (actor) => actor.kind === "system",
  async run(tx, { subject: { id } }) {
    await tx.update(bookmarks).set({ remindedAt: sql`now()` }).where(eq(bookmarks.id, id));
    return { id };
  },
});
