import { and, asc, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { TIME_ZONE_OFFSET } from "#lib/dates.ts";
import type { Thread } from "../../threads/queries.ts";
import { visiblePosts } from "../../visibility.ts";

/** So many posts of a thread tell their instant, however long it is: a scrubber is no finer. */
const FLOORS = 200;

export type Floor = { number: number; at: Date };

/** Posts spread evenly over the thread, with their instants; each is one look into the index of numbers. */
export async function listFloors(viewer: Viewer, thread: Thread, on: Reader = db): Promise<Floor[]> {
  return on
    .select({ number: posts.number, at: posts.createdAt })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(isFloorOf(thread), visiblePosts(viewer)))
    .orderBy(asc(posts.number));
}

/** The first post said on `day` (`2026-11-18`) or after it, else the last; null where nobody has said anything. */
export async function findNumberOn(viewer: Viewer, thread: Thread, day: string, on: Reader = db) {
  const from = new Date(`${day}T00:00:00${TIME_ZONE_OFFSET}`);
  const floors = await listFloors(viewer, thread, on);
  // What was moved here stands at the end, however old it is: later floors say nothing about the earlier ones.
  const passed = floors.findIndex(({ at }) => at >= from);
  const floor = passed === -1 ? floors.at(-1) : floors[passed - 1];
  const start = floor?.number ?? 1;
  const since = and(eq(posts.threadId, thread.id), gte(posts.number, start), gte(posts.createdAt, from));
  const [found] = await edge(viewer, since, asc(posts.number), on);
  return found?.number ?? findNumberFrom(viewer, thread, thread.lastNumber, on);
}

/** The post of this number or the next that the viewer sees, else the last before it. */
export async function findNumberFrom(viewer: Viewer, thread: Thread, number: number, on: Reader = db) {
  const ofThread = eq(posts.threadId, thread.id);
  const [next] = await edge(viewer, and(ofThread, gte(posts.number, number)), asc(posts.number), on);
  if (next) return next.number;
  const [last] = await edge(viewer, and(ofThread, lt(posts.number, number)), desc(posts.number), on);
  return last?.number ?? null;
}

const edge = (viewer: Viewer, where: SQL | undefined, order: SQL, on: Reader) =>
  on
    .select({ number: posts.number })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(where, visiblePosts(viewer)))
    .orderBy(order)
    .limit(1);

const stepOf = (thread: Thread) => Math.ceil(thread.lastNumber / FLOORS);

const isFloorOf = (thread: Thread) =>
  and(
    eq(posts.threadId, thread.id),
    sql`${posts.number} = any(array(select generate_series(1, ${thread.lastNumber}::int, ${stepOf(thread)}::int)))`,
  );
