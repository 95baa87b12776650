import { asc, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import type { Cast } from "#db/testing/cast.ts";
import { type PlantedPost, plantBoard, plantThread } from "#db/testing/forum.ts";
import type { People } from "./testing.ts";

/** Threads whose posts are moved, for the tests about that. */

export const REASON = { reason: "与主题无关" };

/** A thread on a board of its own: of a unit, or of the whole organisation; four posts of the author unless told. */
export async function plantMovable(cast: Cast, { author }: People, unit: string | null, planted?: PlantedPost[]) {
  const unitId = unit && cast.unit(unit);
  const board = await plantBoard(unitId);
  const said = planted ?? Array.from({ length: 4 }, () => ({ by: author }));
  const thread = await plantThread({ boardId: board.id, unitId }, author, said);
  return { ...thread, board };
}
type Planted = Awaited<ReturnType<typeof plantMovable>>;

/** Posts of a planted thread by their numbers, as a form that moves them names them. */
export const some = ({ id, postIds }: Planted, ...numbers: number[]) => ({
  threadId: id,
  postIds: numbers.map((number) => postIds[number - 1]!),
});

export const placeOf = async (id: string) =>
  (await db.select({ threadId: posts.threadId, number: posts.number }).from(posts).where(eq(posts.id, id)))[0]!;

export const numbersOf = async (threadId: string) =>
  (await db.select({ n: posts.number }).from(posts).where(eq(posts.threadId, threadId)).orderBy(asc(posts.number))).map(
    ({ n }) => n,
  );

/** What came of an attempt: done, the key of what was refused in a field, or the code of the refusal. */
export const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "done",
    (error) => Object.values(error.fields as Record<string, { key: string }>)[0]?.key ?? error.code,
  );
