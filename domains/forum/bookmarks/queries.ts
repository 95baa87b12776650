import { and, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bookmarks } from "#db/schema/bookmarks.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inWindow } from "../posts/queries.ts";
import type { Window } from "../posts/windows.ts";
import type { Thread } from "../threads/queries.ts";
import { readablePosts, titleFor } from "../visibility.ts";
import type { BookmarkFilter } from "./input.ts";
import { BOOKMARKS_PER_PAGE } from "./limits.ts";

type Asked = { filter?: BookmarkFilter; q?: string; before?: string | null };

/**
 * The actor's bookmarks, newest first; `before` is the id of the last one seen. Of a post that they may not read any more
 * only the row is left (`seen` null), so that it can be removed: no words, no title, not even their own note to it. A
 * narrowed list leaves such rows out, or it would tell what they match.
 */
export async function listBookmarks(
  actor: Actor,
  { filter = "all", q = "", before = null }: Asked = {},
  on: Reader = db,
) {
  if (actor.id === null) return { bookmarks: [], next: null };
  const isRead = readablePosts(actor);
  const narrowed = [
    filter === "reminders" ? and(isRead, isNotNull(bookmarks.remindAt), isNull(bookmarks.remindedAt)) : undefined,
    q === "" ? undefined : and(isRead, says(actor, q)),
  ];
  const rows = await on
    .select({
      id: bookmarks.id,
      createdAt: bookmarks.createdAt,
      isRead: sql<boolean>`${isRead}`,
      note: bookmarks.note,
      remindAt: bookmarks.remindAt,
      remindedAt: bookmarks.remindedAt,
      postId: posts.id,
      number: posts.number,
      body: posts.body,
      authorName: members.name,
      threadId: threads.id,
      title: titleFor(actor),
      unitSlug: units.slug,
      unitName: units.name,
      unitEnName: units.enName,
    })
    .from(bookmarks)
    .innerJoin(posts, eq(posts.id, bookmarks.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(units, eq(units.id, threads.unitId))
    .where(and(eq(bookmarks.memberId, actor.id), ...narrowed, before ? lt(bookmarks.id, before) : undefined))
    .orderBy(desc(bookmarks.id))
    .limit(BOOKMARKS_PER_PAGE + 1);
  const page = rows.slice(0, BOOKMARKS_PER_PAGE);
  return {
    bookmarks: page.map(({ id, createdAt, isRead: mayRead, ...seen }) => ({
      id,
      createdAt,
      seen: mayRead ? seen : null,
    })),
    next: rows.length > page.length ? page.at(-1)!.id : null,
  };
}

/** All of them that the actor may still read, in words: to be taken along. */
export async function listKept(actor: Actor, on: Reader = db) {
  const kept: { thread: string; number: number; note: string; remindAt: Date | null; at: Date }[] = [];
  for (let before: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof listBookmarks>> = await listBookmarks(actor, { before }, on);
    for (const { seen, createdAt: at } of page.bookmarks)
      if (seen) kept.push({ thread: seen.title, number: seen.number, note: seen.note, remindAt: seen.remindAt, at });
    if (page.next === null) return kept;
    before = page.next;
  }
}

/** Among a few hundred rows of one person no index is needed. */
function says(actor: Actor, q: string): SQL {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return or(sql`${bookmarks.note} ilike ${pattern}`, sql`${titleFor(actor)} ilike ${pattern}`) as SQL;
}

/** The actor's bookmark of a post; whether they may read the post is asked where it is shown. */
export async function findBookmark(actor: Actor, postId: string, on: Reader = db) {
  if (actor.id === null) return null;
  const [row] = await on
    .select()
    .from(bookmarks)
    .where(and(eq(bookmarks.memberId, actor.id), eq(bookmarks.postId, postId)));
  return row ?? null;
}

/** The numbers of the posts of a window that the actor has kept. */
export async function listBookmarked(actor: Actor, thread: Thread, window: Window, on: Reader = db): Promise<number[]> {
  if (actor.id === null) return [];
  const rows = await on
    .select({ number: posts.number })
    .from(bookmarks)
    .innerJoin(posts, eq(posts.id, bookmarks.postId))
    .where(and(eq(bookmarks.memberId, actor.id), inWindow(thread, window)));
  return rows.map(({ number }) => number);
}
export type Bookmarked = Awaited<ReturnType<typeof listBookmarks>>["bookmarks"][number];
