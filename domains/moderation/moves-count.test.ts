import { asc, eq, inArray, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db, type Tx } from "#db/client.ts";
import { boards, postPlaces, posts, threads } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread, recounted } from "#db/testing/forum.ts";
import { askedIn } from "#db/testing/plans.ts";
import { movePlaces } from "#domains/forum/places/move.ts";
import { deletePost } from "#domains/forum/posts/commands/delete-post.ts";
import { react } from "#domains/forum/posts/commands/react.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { hidePost } from "./commands/hide-post.ts";
import { mergeThread } from "./commands/merge-thread.ts";
import { movePosts } from "./commands/move-posts.ts";
import { splitThread } from "./commands/split-thread.ts";
import { type People, peopleOf } from "./testing.ts";

/** Whatever is moved while people write, nothing is lost or counted twice, and every number means one post. */

let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

const REASON = { reason: "与主题无关" };

async function plant(boardId: string, many: number) {
  const said = Array.from({ length: many }, (_, n) => ({ by: n % 2 ? people.reader : people.author }));
  return plantThread({ boardId, unitId: cast.unit("works") }, people.author, said);
}

test("whatever is answered while a thread is merged is either in the other thread or was refused, and nothing is lost", async () => {
  const board = await plantBoard(cast.unit("works"));
  const [thread, target] = [await plant(board.id, 5), await plant(board.id, 5)];
  const writers = await Promise.all(Array.from({ length: 12 }, () => cast.member("works-1")));
  const writing = writers.map((who, n) => reply(who, { threadId: n % 3 ? thread.id : target.id, text: `第 ${n} 人` }));
  const merging = mergeThread(people.leader, { threadId: thread.id, target: target.id, ...REASON });
  const [merged, ...said] = await Promise.allSettled([merging, ...writing]);
  if (merged.status === "rejected")
    await mergeThread(people.leader, { threadId: thread.id, target: target.id, ...REASON });
  const written = said.flatMap((one) => (one.status === "fulfilled" ? [(one.value as { id: string }).id] : []));
  for (const one of said) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(DomainError);
  const there = await db.select().from(posts).where(eq(posts.threadId, target.id)).orderBy(asc(posts.number));
  expect(there.map(({ number }) => number)).toEqual(Array.from({ length: 10 + written.length }, (_, n) => n + 1));
  expect(there.map(({ id }) => id)).toEqual(expect.arrayContaining(written));
});

const step = fc.record({
  what: fc.constantFrom("reply", "reply", "delete", "hide", "react", "move", "move", "split", "merge"),
  from: fc.nat({ max: 2 }),
  to: fc.nat({ max: 2 }),
  which: fc.nat({ max: 12 }),
});
type Step = { what: string; from: number; to: number; which: number };

test("after whatever was moved, at the same moment or in turn, the counters of all threads equal a recount", async () => {
  const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 6 });
  await fc.assert(fc.asyncProperty(rounds, run), { numRuns: 25 });
}, 60_000);

async function run(rounds: Step[][]) {
  await db.delete(rateLimits);
  const planted = [await plantBoard(cast.unit("works")), await plantBoard(cast.unit("works"))];
  const ids: string[] = [];
  for (const n of [0, 1, 2]) ids.push((await plant(planted[n % 2]!.id, 3)).id);
  const boardIds = planted.map(({ id }) => id);
  await db.update(boards).set({ threadCount: 2 }).where(eq(boards.id, boardIds[0]!));
  await db.update(boards).set({ threadCount: 1 }).where(eq(boards.id, boardIds[1]!));
  let said = 9;
  for (const round of rounds) {
    const outcomes = await Promise.allSettled(round.map((each) => act(ids, boardIds, each)));
    for (const [at, one] of outcomes.entries()) {
      if (one.status === "rejected") expect(one.reason).toBeInstanceOf(DomainError);
      else if (round[at]!.what === "reply") said++;
    }
  }
  const all = await db.select().from(threads).where(inArray(threads.boardId, boardIds)).orderBy(asc(threads.id));
  for (const { id } of all) await db.execute(recounted(id));
  const truth = await db.select().from(threads).where(inArray(threads.boardId, boardIds)).orderBy(asc(threads.id));
  expect(all.map(countersOf)).toEqual(truth.map(countersOf));
  for (const board of await db.select().from(boards).where(inArray(boards.id, boardIds))) {
    const shown = truth.filter(({ boardId, postCount }) => boardId === board.id && postCount > 0);
    expect(board.threadCount).toBe(shown.length);
  }
  const threadIds = truth.map(({ id }) => id);
  const there = await db.select().from(posts).where(inArray(posts.threadId, threadIds));
  expect(there, "nothing that was said is lost").toHaveLength(said);
  const left = await db.select().from(postPlaces).where(inArray(postPlaces.threadId, threadIds));
  const places = [...there, ...left].map(({ threadId, number }) => `${threadId} ${number}`);
  expect(new Set(places).size, "a number means one post for good").toBe(places.length);
  const lastNumbers = truth.reduce((sum, { lastNumber }) => sum + lastNumber, 0);
  expect(places, "and no number was left out").toHaveLength(lastNumbers);
}

const countersOf = ({ createdAt, lastPostAt, postCount, ...row }: typeof threads.$inferSelect) => ({
  ...row,
  postCount,
  ...(postCount > 0 && { lastPostAt }),
});

async function act(ids: string[], boardIds: string[], { what, from, to, which }: Step) {
  const threadId = ids[from]!;
  if (what === "reply") return reply(people.reader, { threadId, text: "x" });
  if (what === "merge") return mergeThread(people.leader, { threadId, target: ids[to]!, ...REASON });
  const all = await db.select().from(posts).where(eq(posts.threadId, threadId)).orderBy(asc(posts.number));
  const post = all[which % Math.max(all.length, 1)];
  if (!post) return null;
  const { id: postId } = post;
  if (what === "delete")
    return deletePost(post.authorId === people.author.id ? people.author : people.reader, { postId });
  if (what === "hide") return hidePost(people.leader, { postId, ...REASON });
  if (what === "react") return react(people.deputy, { postId, kind: "agree" });
  const chosen = { threadId, postIds: [postId], ...(which % 2 && { andLater: "on" as const }), ...REASON };
  if (what === "move") return movePosts(people.leader, { ...chosen, target: ids[to]! });
  return splitThread(people.leader, { ...chosen, boardId: boardIds[to % 2]!, title: "另开一题" });
}

test("quotes are turned by as many statements as there are tables with them", async () => {
  const board = await plantBoard(cast.unit("works"));
  const cost = async (quoting: number) => {
    const [thread, target] = [await plant(board.id, 1), await plant(board.id, 1)];
    await db.execute(sql`insert into posts (thread_id, number, author_id, body) select ${thread.id}, n, ${people.author.id},
      '{"type":"doc","content":[{"type":"blockquote","attrs":{"number":1,"author":"王芳"},"content":[{"type":"paragraph"}]}]}'
      from generate_series(2, ${quoting + 1}) n`);
    await db.execute(sql`insert into post_revisions (post_id, revision, body, written_at)
      select id, 1, body, now() from posts where thread_id = ${thread.id} and number > 1`);
    const all = await db
      .select({ id: posts.id })
      .from(posts)
      .where(eq(posts.threadId, thread.id))
      .orderBy(posts.number);
    const move = { from: thread.id, to: target.id, postIds: all.map(({ id }) => id), actionId: thread.id };
    const asked = await askedIn(() => movePlaces(db as unknown as Tx, { ...move, kind: "merged" }));
    const turned = await db.execute(sql`select distinct (body -> 'content' -> 0 -> 'attrs' ->> 'number')::int as n
      from (select id, body from posts union all select post_id, body from post_revisions) said
      where id = any(${`{${move.postIds.slice(1).join(",")}}`}::uuid[])`);
    expect([...turned]).toEqual([{ n: 2 }]);
    return asked.filter(({ query }) => query.includes("body")).length;
  };
  expect([await cost(1), await cost(20)], "both tables are read and written once").toEqual([4, 4]);
});

test("an index begins with what a merge finds by the thread that it empties", async () => {
  const found = await db.execute<{ column: string }>(sql`select distinct c.relname || '.' || a.attname as column
    from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]`);
  const led = ["drafts.target_id", "forum_imported.local_id", "scheduled_posts.target_id", "topic_items.thread_id"];
  expect(found.map(({ column }) => column)).toEqual(expect.arrayContaining(led));
});

test("the lines of all readers are carried by as many statements as those of one", async () => {
  const cost = async (readers: number) => {
    const board = await plantBoard(cast.unit("works"));
    const [thread, target] = [await plant(board.id, 6), await plant(board.id, 3)];
    await db.execute(sql`insert into thread_members (member_id, thread_id, last_read_number)
      select m.id, t.id, 3 from (select id from members limit ${readers}) m, threads t
      where t.id in (${thread.id}, ${target.id})`);
    const move = { from: thread.id, to: target.id, postIds: [thread.postIds[4]!], actionId: thread.id };
    const asked = await askedIn(() => movePlaces(db as unknown as Tx, { ...move, kind: "moved" }));
    return asked.filter(({ query }) => query.includes("thread_members")).length;
  };
  const one = await cost(1);
  expect(one).toBeGreaterThan(0);
  expect(await cost(20)).toBe(one);
});
