import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { events } from "#db/schema/kernel.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { type PlantedPost, plantThread } from "#db/testing/forum.ts";
import { findMerged, findMoved, listMoved } from "#domains/forum/places/queries.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import type { Audience } from "#domains/kernel/actor.ts";
import { mergeThread } from "./commands/merge-thread.ts";
import { movePosts } from "./commands/move-posts.ts";
import { splitThread } from "./commands/split-thread.ts";
import { listOpenLog } from "./open-log/queries.ts";
import { clearDesk, type People, peopleOf } from "./testing.ts";
import { codeOf, numbersOf, placeOf, plantMovable, REASON, some } from "./testing-moves.ts";

/** Posts that leaders move: who may, where to, and what leads to them afterwards. */

const NOTHING = "01890000-0000-7000-8000-000000000000";
let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(clearDesk);
const plant = (unit: string | null, planted?: PlantedPost[]) => plantMovable(cast, people, unit, planted);

test.each<[from: string | null, to: string | null, by: keyof People, answer: string]>([
  ["works", "works", "leader", "done"],
  ["works", "works-1", "leader", "done"],
  ["group", "works", "above", "done"],
  [null, "works", "above", "done"],
  [null, null, "above", "done"],
  ["works", null, "above", "widerAudience"],
  ["works-1", "works", "leader", "widerAudience"],
  ["works", "logistics", "above", "widerAudience"],
  ["works", "group", "leader", "forbidden"],
  [null, "works", "leader", "forbidden"],
  ["works", "logistics", "leader", "not_found"],
  ["logistics", "works", "leader", "not_found"],
  ["works", "works", "sister", "not_found"],
  ["works", "works", "reader", "forbidden"],
  ["works", "works", "author", "forbidden"],
])(
  "posts of %s go to %s by the %s: %s, whether moved, split off or all of them merged",
  async (from, to, by, answer) => {
    const thread = await plant(from);
    const target = await plant(to);
    const actor = people[by];
    const attempts = [
      () => movePosts(actor, { ...some(thread, 2), target: target.id, ...REASON }),
      () => splitThread(actor, { ...some(thread, 3), boardId: target.board.id, title: "另开一题", ...REASON }),
      () => mergeThread(actor, { threadId: thread.id, target: target.id, ...REASON }),
    ];
    for (const attempt of attempts) {
      const before = await db.select({ id: moderationActions.id }).from(moderationActions);
      expect(await codeOf(attempt())).toBe(answer);
      const acts = await db.select({ id: moderationActions.id }).from(moderationActions);
      expect(acts.length - before.length).toBe(answer === "done" ? 1 : 0);
    }
    if (answer !== "done") expect(await numbersOf(thread.id)).toEqual([1, 2, 3, 4]);
  },
);

test("a thread that is not there and one of another unit are refused alike, as are posts of another thread", async () => {
  const thread = await plant("works");
  const foreign = await plant("logistics");
  const to = (target: string) => codeOf(movePosts(people.leader, { ...some(thread, 2), target, ...REASON }));
  expect(await to(NOTHING)).toBe(await to(foreign.id));
  const other = await plant("works");
  const stolen = { threadId: thread.id, postIds: [other.postIds[1]!], target: other.id, ...REASON };
  expect(await codeOf(movePosts(people.leader, stolen))).toBe("conflict");
});

test("the opening post goes with the whole thread alone, not to the thread itself, and not where nothing is open yet", async () => {
  const thread = await plant("works");
  const target = await plant("works");
  const unseen = await plant("works", [{ by: people.author, pending: true }]);
  const move = (numbers: number[], to: string) =>
    codeOf(movePosts(people.leader, { ...some(thread, ...numbers), target: to, ...REASON }));
  expect(await move([1, 2], target.id)).toBe("openingStays");
  expect(await move([2], thread.id)).toBe("sameThread");
  expect(await move([2], unseen.id)).toBe("unseenThread");
  expect(await codeOf(movePosts(people.leader, { ...some(thread, 2), target: "去别处", ...REASON }))).toBe(
    "threadAddress",
  );
});

test("moved posts get the next numbers in their order; the thread is named by its address; what is behind comes along where asked", async () => {
  const thread = await plant(
    "works",
    Array.from({ length: 6 }, (_, n) => ({ by: people.author, parentNumber: n || undefined })),
  );
  const target = await plant("works");
  const address = `http://localhost:3000/units/works/forum/threads/${target.id}/1#post-3`;
  await movePosts(people.leader, { ...some(thread, 4, 2), target: address, ...REASON });
  expect(await placeOf(thread.postIds[1]!)).toEqual({ threadId: target.id, number: 5 });
  expect(await placeOf(thread.postIds[3]!)).toEqual({ threadId: target.id, number: 6 });
  expect(await numbersOf(thread.id)).toEqual([1, 3, 5, 6]);
  const moved = await movePosts(people.leader, { ...some(thread, 5), andLater: "on", target: target.id, ...REASON });
  expect(moved).toMatchObject({ toThreadId: target.id });
  expect(await numbersOf(target.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const parents = await db
    .select({ n: posts.number, parent: posts.parentNumber })
    .from(posts)
    .where(and(eq(posts.threadId, target.id), sql`number > 4`))
    .orderBy(asc(posts.number));
  // 6 answered 5 and went with it; what the others answered stayed behind.
  expect(parents).toEqual([
    { n: 5, parent: null },
    { n: 6, parent: null },
    { n: 7, parent: null },
    { n: 8, parent: 7 },
  ]);
  const { number } = await reply(people.author, { threadId: thread.id, text: "还在这里" });
  expect(number, "a number is never given twice").toBe(7);
});

test("an old number leads to the post, however often it was moved, and says nothing to whom may not see where to", async () => {
  const thread = await plant(null);
  const below = await plant("works");
  const further = await plant("works-1");
  await movePosts(people.above, { ...some(thread, 3), target: below.id, ...REASON });
  const everyone: Audience = { kind: "audience", area: "site" };
  const outsider = await cast.member("office");
  expect(await findMoved(people.author, thread.id, 3)).toMatchObject({ threadId: below.id, number: 5 });
  expect(await findMoved(outsider, thread.id, 3)).toBeNull();
  expect(await listMoved(everyone, thread.id, { first: 1, last: 20 })).toEqual([]);
  await movePosts(people.leader, { threadId: below.id, postIds: [thread.postIds[2]!], target: further.id, ...REASON });
  for (const [from, number] of [
    [thread.id, 3],
    [below.id, 5],
  ] as const)
    expect(await findMoved(people.author, from, number)).toMatchObject({ threadId: further.id, number: 5 });
  expect(await findMoved(await cast.member("works-2"), thread.id, 3)).toBeNull();
});

test("a merged thread is there for nobody; its address leads to its posts in the other, also when that is merged in turn", async () => {
  const [thread, second, third] = [await plant("works"), await plant("works"), await plant("works-1")];
  await mergeThread(people.leader, { threadId: thread.id, target: second.id, ...REASON });
  for (const viewer of [people.leader, people.author, people.above])
    expect(await findThread(viewer, thread.id)).toBeNull();
  expect(await numbersOf(second.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(await findMerged(people.reader, thread.id, 1)).toMatchObject({ threadId: second.id, number: 5 });
  expect(await findMerged(people.reader, thread.id, 3)).toMatchObject({ threadId: second.id, number: 7 });
  expect(await findMerged(people.sister, thread.id, 1)).toBeNull();
  await mergeThread(people.leader, { threadId: second.id, target: third.id, ...REASON });
  expect(await findMerged(people.author, thread.id, 1)).toMatchObject({ threadId: third.id, number: 9 });
  expect(await findMerged(people.reader, thread.id, 1), "of works-2, who may not read it there").toBeNull();
  expect(await codeOf(mergeThread(people.leader, { threadId: thread.id, target: third.id, ...REASON }))).toBe(
    "not_found",
  );
});

test("the discussion of a bulletin is merged into nothing, but all that is said in it may be moved, the first word too", async () => {
  const target = await plant("works");
  const place = { unitId: cast.unit("works"), authorId: people.author.id };
  const bulletin = await plantBulletin({ columnId: (await plantColumn()).id, ...place });
  const where = { bulletinId: bulletin.id, unitId: place.unitId };
  const thread = await plantThread(where, people.author, [{ by: people.author }, { by: people.reader }]);
  expect(await codeOf(mergeThread(people.leader, { threadId: thread.id, target: target.id, ...REASON }))).toBe(
    "forbidden",
  );
  const all = { threadId: thread.id, postIds: thread.postIds, target: target.id, ...REASON };
  expect(await codeOf(movePosts(people.leader, all))).toBe("done");
  expect(await findThread(people.reader, thread.id), "it waits for its first word").toMatchObject({ postCount: 0 });
});

test("one act stands in the open log with its reason; both threads leave an event, and who has the other open hears of it", async () => {
  const [thread, target] = [await plant("works"), await plant("works")];
  const { id } = await movePosts(people.leader, { ...some(thread, 2, 3), target: target.id, ...REASON });
  const area: Audience = { kind: "audience", area: "unit:works" };
  const log = (await listOpenLog(area)).filter((line) => line.id === id);
  expect(log).toMatchObject([{ kind: "move-posts", office: "leader", reason: REASON.reason, threadId: thread.id }]);
  const told = await db
    .select()
    .from(events)
    .where(and(eq(events.subjectId, id), inArray(events.name, NAMES)))
    .orderBy(events.name);
  expect(told.map(({ name, payload }) => [name, (payload as { threadId: string }).threadId])).toEqual([
    ["moderation.posts.moved", thread.id],
    ["moderation.posts.received", target.id],
  ]);
});
const NAMES = ["moderation.posts.moved", "moderation.posts.received"];
