import { asc, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { boards, posts, threads } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread, recounted } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { deletePost } from "./posts/commands/delete-post.ts";
import { react } from "./posts/commands/react.ts";
import { reply } from "./posts/commands/reply.ts";
import { openThread } from "./threads/commands/open-thread.ts";
import { recountThread } from "./threads/counters.ts";

let cast: Cast;
let people: (Actor & { id: string })[];
beforeAll(async () => {
  cast = await castOf();
  people = [await cast.member("works-1"), await cast.member("works-2"), await cast.leader("works")];
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

const rowOf = async (id: string) => (await db.select().from(threads).where(eq(threads.id, id)))[0]!;

test("twenty replies at once get twenty numbers in a row, each once", async () => {
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, people[0]!, [{ by: people[0]! }]);
  const writers = await Promise.all(Array.from({ length: 20 }, () => cast.member("works-1")));
  await Promise.all(writers.map((writer, at) => reply(writer, { threadId: thread.id, text: `第 ${at} 人` })));
  const numbers = await db
    .select({ number: posts.number })
    .from(posts)
    .where(eq(posts.threadId, thread.id))
    .orderBy(asc(posts.number));
  expect(numbers.map((row) => row.number)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
  expect(await rowOf(thread.id)).toMatchObject({ lastNumber: 21, postCount: 21, lastShownNumber: 21 });
});

const step = fc.record({
  what: fc.constantFrom("reply", "reply", "reply", "delete", "react", "show", "hold"),
  who: fc.nat({ max: 2 }),
  which: fc.nat({ max: 30 }),
});

test("after whatever was done, at the same moment or in turn, the counters equal a recount", async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), run),
    { numRuns: 25 },
  );
});

async function run(needsApproval: boolean, rounds: { what: string; who: number; which: number }[][]) {
  await db.delete(rateLimits);
  const board = await plantBoard(cast.unit("works"), { needsApproval });
  const { id } = await openThread(people[0]!, { boardId: board.id, title: "计数的帖子", text: "x" });
  for (const round of rounds) await Promise.allSettled(round.map((each) => act(id, each)));
  const { lastPostAt, ...counters } = await rowOf(id);
  const { threadCount } = (await db.query.boards.findFirst({ where: eq(boards.id, board.id) }))!;
  await db.execute(recounted(id));
  const { lastPostAt: recountedAt, ...truth } = await rowOf(id);
  expect(counters).toEqual(truth);
  expect(threadCount).toBe(Number(truth.postCount > 0));
  if (truth.postCount > 0) expect(lastPostAt).toEqual(recountedAt);
  const drifted = await db.execute(sql`select p.id from posts p where thread_id = ${id} and reaction_counts <> coalesce(
    (select jsonb_object_agg(kind, n) from (select kind, count(*) n from reactions where post_id = p.id group by kind) k),
    '{}')`);
  expect([...drifted]).toEqual([]);
}

async function act(threadId: string, { what, who, which }: { what: string; who: number; which: number }) {
  const actor = people[who]!;
  if (what === "reply") return reply(actor, { threadId, text: "x" });
  const all = await db.select().from(posts).where(eq(posts.threadId, threadId)).orderBy(asc(posts.number));
  const post = all[which % all.length]!;
  if (what === "delete") return deletePost(actor, { postId: post.id });
  if (what === "react") return react(actor, { postId: post.id, kind: "agree" });
  return db.transaction(async (tx) => {
    const pendingSince = what === "hold" ? new Date() : null;
    await tx.update(posts).set({ pendingSince }).where(eq(posts.id, post.id));
    await recountThread(tx, threadId);
  });
}
