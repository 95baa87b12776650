import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { postTerms } from "#db/schema/search.ts";
import { plantCase } from "#db/testing/cases.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { type PlantedPost, plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { LIMITS } from "#domains/kernel/limits.ts";
import { noteMissing } from "./catch-up.ts";
import { SearchFilter } from "./input.ts";
import { listHits } from "./queries.ts";
import { search } from "./search.ts";

type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
let reader: Person;
let stranger: Person;
let leader: Person;
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
  reader = await cast.member("works-2");
  stranger = await cast.member("office-1");
  leader = await cast.leader("works");
});
beforeEach(() => db.delete(rateLimits).then(() => {}));

async function plant(planted: PlantedPost[], title = "题目", slug: string | null = "works") {
  const unitId = slug && cast.unit(slug);
  const board = await plantBoard(unitId);
  const thread = await plantThread({ boardId: board.id, unitId }, author, planted, { title });
  await noteMissing();
  return thread;
}
const found = async (actor: Actor, words: string, more: Record<string, unknown> = {}) =>
  (await search(actor, words, SearchFilter.parse({ kind: "posts", ...more })))[2]!;
const numbers = async (actor: Actor, words: string, more?: Record<string, unknown>) =>
  (await found(actor, words, more)).hits.map(({ said }) => said!.number).sort();
const marked = (pieces: { text: string; isHit: boolean }[]) =>
  pieces.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join("");

test("words of two characters, a stretch across words, several words and other scripts are found and marked", async () => {
  await plant([
    { by: author, text: "收到橙皮礼盒当天上交" },
    { by: author, text: "橙色预警：用 WeCom 上报，编号 QF2026" },
    { by: author, text: "没有别的" },
  ]);
  expect(await numbers(reader, "橙皮")).toEqual([1]);
  expect(await numbers(reader, "皮礼")).toEqual([1]);
  expect(await numbers(reader, "橙")).toEqual([1, 2]);
  expect(await numbers(reader, "橙色 wecom")).toEqual([2]);
  expect(await numbers(reader, "ＱＦ2026")).toEqual([2]);
  expect(await numbers(reader, "橙皮 wecom")).toEqual([]);
  const [hit] = (await found(reader, "橙皮礼盒")).hits;
  expect(marked(hit!.pieces)).toBe("收到[橙皮礼盒]当天上交");
  expect(hit!.said).toMatchObject({ number: 1, authorName: "王芳" });
});

test("a title counts more than a text; the newest first where that is wished", async () => {
  const old = await plant([{ by: author, text: "正文" }], "竹编工艺");
  const young = await plant([{ by: author, text: "这里也说到竹编" }], "别的");
  const order = async (more: Record<string, unknown>) =>
    (await found(reader, "竹编", more)).hits.map(({ said }) => said!.threadId);
  expect(await order({})).toEqual([old.id, young.id]);
  expect(await order({ order: "new" })).toEqual([young.id, old.id]);
  expect(marked((await found(reader, "竹编")).hits[0]!.title)).toBe("[竹编]工艺");
});

test("what a viewer may not read is not found, nor counted: another unit's, waiting, hidden, taken back", async () => {
  await plant([
    { by: author, text: "鹭鸶一" },
    { by: author, text: "鹭鸶二", pending: true },
    { by: author, text: "鹭鸶三", hidden: "隐私" },
    { by: author, text: "鹭鸶四", deleted: true },
  ]);
  for (const actor of [reader, author, leader]) expect(await numbers(actor, "鹭鸶")).toEqual([1]);
  expect(await found(stranger, "鹭鸶")).toMatchObject({ hits: [], count: 0, goesOn: false });
  const all = await search(stranger, "鹭鸶", SearchFilter.parse({}));
  expect(all.map(({ kind, count }) => [kind, count])).toEqual([
    ["bulletins", 0],
    ["cases", 0],
    ["posts", 0],
  ]);
});

test("whoever moves to another unit finds nothing of the old one, not even what they said there", async () => {
  await plant([{ by: author, text: "鹈鹕一" }]);
  expect(await numbers(author, "鹈鹕", { own: "true" })).toEqual([1]);
  const moved = { ...stranger, id: author.id };
  expect(await numbers(moved, "鹈鹕", { own: "true" })).toEqual([]);
});

test("one's own, by age", async () => {
  const longAgo = new Date(Date.now() - 40 * 86_400_000);
  await plant([
    { by: author, text: "鹌鹑一" },
    { by: reader, text: "鹌鹑二", at: longAgo },
  ]);
  expect(await numbers(reader, "鹌鹑", { own: "true" })).toEqual([2]);
  expect(await numbers(reader, "鹌鹑", { age: "week" })).toEqual([1]);
  expect(await numbers(reader, "鹌鹑", { age: "year" })).toEqual([1, 2]);
});

test("what others are quoted with is theirs; the words of a body and not its marks are found", async () => {
  const thread = await plant([{ by: author, text: "x" }]);
  const p = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
  const body = { type: "doc", content: [{ type: "blockquote", attrs: {}, content: [p("斑鸠")] }, p("我说鹧鸪")] };
  await db
    .update(posts)
    .set({ body: body as never })
    .where(eq(posts.threadId, thread.id));
  await db.delete(postTerms);
  expect(await noteMissing()).toBeGreaterThan(0);
  expect(await numbers(reader, "鹧鸪")).toEqual([1]);
  expect(await numbers(reader, "斑鸠")).toEqual([]);
  expect(await numbers(reader, "paragraph")).toEqual([]);
});

test("a text of any length is taken in, and found by what it begins with", async () => {
  // No two neighbours come twice: more pairs than PostgreSQL holds.
  const long = Array.from({ length: 300_000 }, (_, at) =>
    String.fromCodePoint(0x4e00 + ((at * (7919 + 2 * Math.floor(at / 20_000))) % 20_000)),
  );
  await plant([{ by: author, text: `鸊鷉${long.join("")}` }]);
  expect(await numbers(reader, "鸊鷉")).toEqual([1]);
});

test("of very many the newest 200 are sorted, page by page, and it is said that there are more", async () => {
  const thread = await plant([{ by: author, text: "鸳鸯" }]);
  await db.execute(sql`insert into posts (thread_id, number, author_id, body)
    select ${thread.id}, n, author_id, body from posts, generate_series(2, 230) n where thread_id = ${thread.id}`);
  await noteMissing();
  const seen = new Set<string>();
  for (let page = 1; page <= 10; page++)
    for (const { id } of (await found(reader, "鸳鸯", { page })).hits) seen.add(id);
  expect(seen.size).toBe(200);
  const behind = await found(reader, "鸳鸯", { page: 11 });
  expect([behind.hits.length, behind.count, behind.goesOn], "no such page: the first").toEqual([20, 200, true]);
  expect(await noteMissing()).toBe(0);
});

test("what few say is found however much was said since", async () => {
  const thread = await plant([{ by: author, text: "朱鹮" }]);
  await db.execute(sql`with more as (insert into posts (thread_id, number, author_id, body)
      select ${thread.id}, n, author_id, body from posts, generate_series(2, 40010) n where thread_id = ${thread.id} returning id, number)
    insert into post_terms (post_id, terms) select id, case number when 40010 then ${"'朱鹮':1C"} else ${"'别的':1C"} end::tsvector from more`);
  expect(await numbers(reader, "朱鹮")).toEqual([1, 40010]);
});

test("of what was found only that is shown which its viewer may still read", async () => {
  const { postIds } = await plant([{ by: author, text: "丹顶鹤" }]);
  const kept = await plantCase({
    authorId: leader.id,
    unitId: cast.unit("works"),
    title: "丹顶鹤",
    publishedAt: new Date(),
  });
  const shown = async (viewer: Actor) => [
    ...(await listHits(viewer, "posts", postIds, "丹顶鹤")),
    ...(await listHits(viewer, "cases", [kept.id], "丹顶鹤")),
  ];
  expect((await shown(reader)).map(({ kind }) => kind)).toEqual(["posts", "cases"]);
  expect(await shown(stranger)).toEqual([]);
});

test("whoever searches without a pause is asked to wait, each for themselves", async () => {
  for (let n = 0; n < LIMITS.search.points; n++) await found(reader, "慢");
  await expect(found(reader, "慢")).rejects.toMatchObject({
    code: "too_many",
    fields: { form: { key: "wait", values: { minutes: 1 } } },
  });
  await expect(found(author, "慢")).resolves.toMatchObject({ kind: "posts" });
});

test("what an address says wrongly counts as not said", () => {
  const none = { kind: null, age: null, order: "best", own: false, page: 1 };
  expect(SearchFilter.parse({ kind: ["posts"], age: "eon", order: {}, own: [], page: "-3" })).toEqual(none);
});
