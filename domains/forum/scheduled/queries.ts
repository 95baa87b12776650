import { and, asc, eq, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { boards, threads } from "#db/schema/forum.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { answered } from "../drafts/queries.ts";
import { titleFor, visibleBoards, visibleThreads } from "../visibility.ts";

export type Scheduled = Awaited<ReturnType<typeof listScheduled>>[number];

/**
 * What the actor has planned, the next first, and what could not be posted. Of a place that they may not see any more the
 * name is not told; the words are theirs.
 */
export const listScheduled = (actor: Actor, on: Reader = db) =>
  on
    .select({
      id: scheduledPosts.id,
      kind: scheduledPosts.kind,
      title: scheduledPosts.title,
      text: scheduledPosts.text,
      isAnonymous: scheduledPosts.isAnonymous,
      parentNumber: answered(scheduledPosts),
      dueAt: scheduledPosts.dueAt,
      failure: scheduledPosts.failure,
      place: sql<string | null>`coalesce(${boards.name}, ${titleFor(actor)})`,
    })
    .from(scheduledPosts)
    .leftJoin(boards, and(eq(boards.id, scheduledPosts.targetId), visibleBoards(actor)))
    .leftJoin(threads, and(eq(threads.id, scheduledPosts.targetId), visibleThreads(actor)))
    .where(eq(scheduledPosts.memberId, memberId(actor)))
    .orderBy(asc(scheduledPosts.dueAt));

export async function findScheduled(actor: Actor, id: string, on: Reader = db) {
  if (actor.id === null) return null;
  const own = and(eq(scheduledPosts.id, id), eq(scheduledPosts.memberId, actor.id));
  return (await on.select().from(scheduledPosts).where(own).for("update"))[0] ?? null;
}
