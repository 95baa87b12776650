import { and, asc, eq, gte, inArray, isNull, lte, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { WINDOW_SIZE } from "../limits.ts";
import { canReadPost, type PostFacts } from "../policy.ts";
import { selectThreads } from "../threads/columns.ts";
import type { Thread } from "../threads/queries.ts";
import { readablePosts, visiblePosts } from "../visibility.ts";
import { isWiki, type PostState, stateOf, wasJudged, withStates } from "./states.ts";
import type { Window } from "./windows.ts";

/** The unit and post 职务 beside an author's name. */
export type AuthorHome = { unit: string; enUnit: string; post: string };
type Row = Awaited<ReturnType<typeof selectPosts>>[number];
type Stored = Row & Pick<PostFacts, "isPending" | "isHidden" | "isDeleted">;

type Words = "body" | "revision" | "editedAt" | "editedBy" | "editorName" | "isWiki" | "reactionCounts";
type Said = Pick<Stored, "authorId" | "authorName" | "isVoice" | "home" | Words>;

/** A post as its viewer sees it: of hidden and deleted ones only that they are, and why. */
export type SeenPost = Pick<Stored, "id" | "number" | "parentNumber" | "createdAt" | "hiddenReason"> & {
  state: PostState;
  said: Said | null;
};

/** The posts of one window in their order; numbers that the viewer may not see are simply missing. */
export async function listPosts(viewer: Viewer, thread: Thread, window: Window, on: Reader = db) {
  const rows = await selectPosts(on)
    .where(and(inWindow(thread, window), visiblePosts(viewer)))
    .orderBy(asc(posts.number));
  return rows.map((row) => asSeenBy(viewer, thread, row));
}

/** Those of these posts that stand in the thread, in their order. */
export async function listPostsByIds(viewer: Viewer, thread: Thread, ids: string[], on: Reader = db) {
  const known = ids.filter((id) => UUID.test(id)).slice(0, WINDOW_SIZE);
  if (known.length === 0) return [];
  const rows = await selectPosts(on)
    .where(and(eq(posts.threadId, thread.id), inArray(posts.id, known), visiblePosts(viewer)))
    .orderBy(asc(posts.number));
  return rows.map((row) => asSeenBy(viewer, thread, row));
}

export type Post = NonNullable<Awaited<ReturnType<typeof findPost>>>;

/** One post with its thread as policy asks for them, or null for whom it does not exist. */
export async function findPost(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  const [row] = await selectPosts(on).where(and(eq(posts.id, id), visiblePosts(viewer)));
  if (!row) return null;
  const [thread] = await selectThreads(viewer, on).where(eq(threads.id, row.threadId));
  return thread ? { ...withStates(row), thread } : null;
}

/** The same by the number under which people know it. */
export async function findPostByNumber(viewer: Viewer, threadId: string, number: number, on: Reader = db) {
  if (!UUID.test(threadId)) return null;
  const [row] = await on
    .select({ id: posts.id })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(posts.threadId, threadId), eq(posts.number, number), visiblePosts(viewer)));
  return row ? findPost(viewer, row.id, on) : null;
}

/** Who wrote the posts of these numbers that every reader of the thread sees: only they may be quoted by name. */
export async function listAuthors(viewer: Viewer, threadId: string, numbers: number[], on: Reader = db) {
  if (numbers.length === 0) return new Map<number, string>();
  const rows = await on
    .select({ number: posts.number, name: members.name })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .where(
      and(
        eq(posts.threadId, threadId),
        inArray(posts.number, numbers),
        isNull(posts.pendingSince),
        isNull(posts.hiddenBy),
        isNull(posts.deletedAt),
        visiblePosts(viewer),
      ),
    );
  return new Map(rows.map(({ number, name }) => [number, name]));
}

/** Whether the viewer sees a post of this number in the thread, if only as a placeholder. */
export async function hasPost(viewer: Viewer, threadId: string, number: number, on: Reader = db): Promise<boolean> {
  const [row] = await on
    .select({ id: posts.id })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(posts.threadId, threadId), eq(posts.number, number), visiblePosts(viewer)));
  return row !== undefined;
}

/** Those of these posts whose words, and so whose pictures, the viewer may see: `canReadPost` as SQL. */
export async function listReadable(viewer: Viewer, ids: string[], on: Reader = db): Promise<string[]> {
  const rows = await on
    .select({ id: posts.id })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(inArray(posts.id, ids), readablePosts(viewer)));
  return rows.map((row) => row.id);
}

export const inWindow = (thread: Thread, { first, last }: Window) =>
  and(eq(posts.threadId, thread.id), gte(posts.number, first), lte(posts.number, last));

/** Takes out of a stored post what this viewer may not read. */
export function asSeenBy(viewer: Viewer, thread: Thread, row: Row): SeenPost {
  const post = withStates(row);
  const { id, number, parentNumber, createdAt, authorId, authorName, isVoice, home } = post;
  const { body, revision, editedAt, editedBy, editorName, isWiki, reactionCounts } = post;
  const words = { body, revision, editedAt, editedBy, editorName, isWiki, reactionCounts };
  const said = canReadPost(viewer, thread, post) ? { authorId, authorName, isVoice, home, ...words } : null;
  return { id, number, parentNumber, createdAt, hiddenReason: post.hiddenReason, state: stateOf(post), said };
}

const editors = alias(members, "editors");

const selectPosts = (on: Reader) =>
  on
    .select({
      id: posts.id,
      threadId: posts.threadId,
      number: posts.number,
      parentNumber: posts.parentNumber,
      authorId: posts.authorId,
      authorName: members.name,
      // Neither leads to anybody: who shows no name, and whose account was erased.
      isVoice: sql<boolean>`(${members.isVoice} or ${members.erasedAt} is not null)`,
      home: sql<AuthorHome | null>`(select json_build_object('unit', u.name, 'enUnit', u.en_name, 'post', m.post)
        from memberships m join units u on u.id = m.unit_id
        where m.member_id = ${posts.authorId} and m.ended_at is null order by m.started_at limit 1)`,
      body: posts.body,
      revision: posts.revision,
      editedAt: posts.editedAt,
      editedBy: posts.editedBy,
      editorName: editors.name,
      pendingSince: posts.pendingSince,
      hiddenBy: posts.hiddenBy,
      hiddenReason: moderationActions.reason,
      deletedAt: posts.deletedAt,
      purgedBy: posts.purgedBy,
      wasJudged,
      isWiki,
      reactionCounts: posts.reactionCounts,
      createdAt: posts.createdAt,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(editors, eq(editors.id, posts.editedBy))
    .leftJoin(moderationActions, eq(moderationActions.id, sql`coalesce(${posts.purgedBy}, ${posts.hiddenBy})`));
