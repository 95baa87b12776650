import { and, asc, isNull, lte, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { bookmarks } from "#db/schema/bookmarks.ts";
import { system } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { remindOfBookmark } from "./commands/remind-of-bookmark.ts";

const AT_ONCE = 500;

/** Its time has come, and nobody was told. */
export const isDue = and(lte(bookmarks.remindAt, sql`now()`), isNull(bookmarks.remindedAt)) as SQL;

/** Reminds of every bookmark whose time has come, also after a while without a worker. */
export async function remindOfBookmarks(): Promise<number> {
  const due = await db
    .select({ id: bookmarks.id })
    .from(bookmarks)
    .where(isDue)
    .orderBy(asc(bookmarks.remindAt))
    .limit(AT_ONCE);
  for (const { id } of due) {
    await remindOfBookmark(system, { bookmarkId: id }).catch((error) => {
      if (!(error instanceof DomainError)) throw error; // another worker was first
    });
  }
  return due.length;
}
