import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { type PlantedPost, plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { LIMITS } from "#domains/kernel/limits.ts";
import { FIND_PAGE } from "../../limits.ts";
import { findThread } from "../../threads/queries.ts";
import { findInThread, selectHits } from "./queries.ts";
import { searchThread } from "./search.ts";

type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
let reader: Person;
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
  reader = await cast.member("works-2");
});

async function threadOf(planted: PlantedPost[]) {
  const board = await plantBoard(cast.unit("works"));
  const { id } = await plantThread({ boardId: board.id, unitId: board.unitId }, author, planted);
  return (await findThread(reader, id))!;
}
const said = (...texts: string[]) => texts.map((text) => ({ by: author, text }));

test("words of two characters are found in their order, with number, author and a link's worth of text", async () => {
  const thread = await threadOf(said("当天登记上交", "没有别的", "先登记，再说明", "登 记"));
  const { hits, next } = await findInThread(reader, thread, ["登记"]);
  expect(hits.map(({ number, authorName }) => [number, authorName])).toEqual([
    [1, "王芳"],
    [3, "王芳"],
  ]);
  expect(hits[0]!.pieces).toEqual([
    { text: "当天", isHit: false },
    { text: "登记", isHit: true },
    { text: "上交", isHit: false },
  ]);
  expect(next).toBeNull();
});

test("a mark in the middle of a word does not hide it; the end of a paragraph ends a word", async () => {
  const thread = await threadOf(said("x"));
  const text = (text: string, marks?: object[]) => ({ type: "text", text, ...(marks && { marks }) });
  const body = {
    type: "doc",
    content: [
      { type: "paragraph", content: [text("登", [{ type: "bold" }]), text("记簿")] },
      { type: "paragraph", content: [text("上交")] },
    ],
  };
  await db
    .update(posts)
    .set({ body: body as never })
    .where(sql`thread_id = ${thread.id}`);
  const count = async (...terms: string[]) => (await findInThread(reader, thread, terms)).hits.length;
  expect([await count("登记"), await count("簿上"), await count("登记", "上交"), await count("paragraph")]).toEqual([
    1, 0, 1, 0,
  ]);
});

test("what a reader may not read is not found: waiting, hidden and taken back; a moderator finds what they may read", async () => {
  const thread = await threadOf([
    { by: author, text: "开场" },
    { by: author, text: "秘密一", pending: true },
    { by: author, text: "秘密二", hidden: "隐私" },
    { by: author, text: "秘密三", deleted: true },
  ]);
  const numbers = async (actor: Person) =>
    (await findInThread(actor, thread, ["秘密"])).hits.map(({ number }) => number);
  expect(await numbers(reader)).toEqual([]);
  expect(await numbers(author)).toEqual([2, 3]);
  expect(await numbers(await cast.leader("works"))).toEqual([2, 3]);
  expect(await numbers(await cast.member("office-1"))).toEqual([]);
});

test("signs of SQL patterns are plain signs", async () => {
  const thread = await threadOf(said("完成 100%", "完成 1000", "a_b", "axb"));
  const numbers = async (term: string) => (await findInThread(reader, thread, [term])).hits.map(({ number }) => number);
  expect([await numbers("100%"), await numbers("a_b"), await numbers("\\")]).toEqual([[1], [3], []]);
});

test("pages follow each other without gap or repeat; a thread of 50,000 posts answers within the time of a statement", async () => {
  const thread = await threadOf(said("登记"));
  await db.execute(sql`insert into posts (thread_id, number, author_id, body)
    select ${thread.id}, n, ${author.id}, jsonb_build_object('type', 'doc', 'content', jsonb_build_array(
      jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text',
        case when n % 1000 = 0 then '当天登记上交' else repeat('说明规定，退不回去的告知送礼人。', 6) end)))))
    from generate_series(2, 50000) n`);
  await db.execute(sql`analyze posts`);
  const found: number[] = [];
  for (let from: number | null = 1; from !== null; ) {
    const page: Awaited<ReturnType<typeof findInThread>> = await findInThread(reader, thread, ["登记"], from);
    expect(page.hits.length).toBeLessThanOrEqual(FIND_PAGE);
    found.push(...page.hits.map(({ number }) => number));
    from = page.next;
  }
  expect(found).toEqual([1, ...Array.from({ length: 50 }, (_, index) => 1000 * (index + 1))]);

  const plan = await db.execute<{ "QUERY PLAN": string }>(
    sql`explain (analyze, timing off) ${selectHits(reader, thread, ["无此二字"], 1, db).getSQL()}`,
  );
  const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
  expect(text).toContain("posts_number");
  expect(text).not.toMatch(/Seq Scan on posts/);
});

test("whoever searches without a pause is asked to wait, each for themselves; an empty query costs nothing", async () => {
  const thread = await threadOf(said("登记"));
  await db.delete(rateLimits);
  const { points } = LIMITS["forum.thread.searched"];
  for (let n = 0; n < points; n++) {
    await searchThread(reader, thread, []);
    await searchThread(reader, thread, ["登记"]);
  }
  await expect(searchThread(reader, thread, ["登记"])).rejects.toMatchObject({
    code: "too_many",
    fields: { form: { key: "wait", values: { minutes: 1 } } },
  });
  expect((await searchThread(author, thread, ["登记"])).hits).toHaveLength(1);
});
