import { and, asc, eq, gte, lte, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Reader } from "#db/client.ts";
import { postPlaces, posts, threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import type { Window } from "../posts/windows.ts";
import { titleFor, visiblePosts, visibleThreads } from "../visibility.ts";

/** A post that stood under `was` in a thread, and where it stands now. */
export type MovedPost = Awaited<ReturnType<typeof listMoved>>[number];

/** Posts that stood in a window of a thread and are elsewhere now, for whom may see them there. */
export async function listMoved(viewer: Viewer, threadId: string, { first, last }: Window, on: Reader = db) {
  return selectMoved(viewer, on, and(isOf(threadId), gte(postPlaces.number, first), lte(postPlaces.number, last)));
}

/** Where the post went that stood under this number; null for whom it is nowhere. */
export async function findMoved(viewer: Viewer, threadId: string, number: number, on: Reader = db) {
  if (!UUID.test(threadId)) return null;
  return (await selectMoved(viewer, on, and(isOf(threadId), eq(postPlaces.number, number))).limit(1))[0] ?? null;
}

/**
 * Where the address of a thread leads that was merged into another: to the post of this number or the next, else to the
 * other's beginning; null where it was not, and for whom may not see where to.
 */
export async function findMerged(viewer: Viewer, threadId: string, number: number, on: Reader = db) {
  if (!UUID.test(threadId)) return null;
  const merged = alias(threads, "merged");
  const [into] = await on
    .select({ threadId: threads.id, unitSlug: units.slug })
    .from(merged)
    .innerJoin(threads, eq(threads.id, merged.mergedInto))
    .leftJoin(units, eq(units.id, threads.unitId))
    .where(and(eq(merged.id, threadId), visibleThreads(viewer)));
  if (!into) return null;
  const [post] = await selectMoved(viewer, on, and(isOf(threadId), gte(postPlaces.number, number))).limit(1);
  return post ?? { ...into, number: 1 };
}

/** Over `threads`: the thread itself, or the one that took it in. */
export const threadNow = sql<string | null>`coalesce(${threads.mergedInto}, ${threads.id})`;

const isOf = (threadId: string) => eq(postPlaces.threadId, threadId);

const selectMoved = (viewer: Viewer, on: Reader, where: SQL | undefined) =>
  on
    .select({
      was: postPlaces.number,
      threadId: threads.id,
      title: titleFor(viewer),
      number: posts.number,
      unitSlug: units.slug,
    })
    .from(postPlaces)
    .innerJoin(posts, eq(posts.id, postPlaces.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(units, eq(units.id, threads.unitId))
    .where(and(where, visiblePosts(viewer)))
    .orderBy(asc(postPlaces.number))
    .$dynamic();
