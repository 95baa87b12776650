import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members, memberships } from "#db/schema/accounts.ts";
import { boards, posts, threads } from "#db/schema/forum.ts";
import { importedRows } from "#db/schema/forum-imports.ts";
import { events } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard } from "#db/testing/forum.ts";
import { system } from "#domains/kernel/actor.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { reply } from "../posts/commands/reply.ts";
import { findThread } from "../threads/queries.ts";
import { bodyOfHtml } from "./body-of-html.ts";
import { finishImport } from "./commands/finish-import.ts";
import { importForum } from "./import-forum.ts";
import { type RawRow, readCsvFolder, readJsonLines } from "./read-files.ts";

let cast: Cast;
beforeAll(async () => {
  cast = await castOf();
});

const at = (minute: number) => new Date(Date.UTC(2020, 0, 1, 0, minute)).toISOString();
async function* rowsOf(records: unknown[]): AsyncGenerator<RawRow> {
  for (const [index, raw] of records.entries()) yield { where: `${index + 1}`, raw };
}
let sources = 0;
const newSource = () => `bbs-${++sources}`;
const added = (report: Awaited<ReturnType<typeof importForum>>) =>
  [report.counts.person.added, report.counts.thread.added, report.counts.post.added] as const;

/** A small forum: two people, a thread of three posts on a board. */
const small = (board: string) => [
  { kind: "person", id: 1, name: "老甲" },
  { kind: "person", id: 2, name: "老乙" },
  { kind: "thread", id: "t1", board, author: 1, title: "值班表怎么排？", at: at(0) },
  { kind: "post", id: "p1", thread: "t1", author: 1, text: "先说说**现状**。", at: at(1) },
  { kind: "post", id: "p2", thread: "t1", author: 2, html: "<p>同意<br>再补一条</p><script>x()</script>", at: at(2) },
  { kind: "post", id: "p3", thread: "t1", author: 1, replyTo: "p2", text: "好", at: at(3) },
];

const postsOf = (threadId: string) =>
  db.select().from(posts).where(eq(posts.threadId, threadId)).orderBy(asc(posts.number));
const threadOf = async (source: string, key: string) => {
  const [row] = await db.select().from(importedRows).where(sql`source = ${source} and foreign_id = ${key}`);
  return row!.localId;
};

/** What a recount of the thread and of its board would say. */
async function expectCounted(threadId: string) {
  const [row] = await db.execute(sql`select t.last_number = max(p.number) and t.last_shown_number = max(p.number)
    and t.post_count = count(*) and t.last_post_at = max(p.created_at) as thread,
    (select thread_count from boards where id = t.board_id) =
      (select count(*) from threads o where o.board_id = t.board_id and o.post_count > 0) as board
    from threads t join posts p on p.thread_id = t.id where t.id = ${threadId} group by t.id`);
  expect(row).toEqual({ thread: true, board: true });
}

test("people, threads and posts come along with their order, times and answers, and everything is counted", async () => {
  const board = await plantBoard(cast.unit("works"));
  const source = newSource();
  expect(added(await importForum(rowsOf(small(board.slug)), { source }))).toEqual([2, 1, 3]);
  const id = await threadOf(source, "t1");
  const [thread] = await db.select().from(threads).where(eq(threads.id, id));
  expect(thread).toMatchObject({ title: "值班表怎么排？", unitId: cast.unit("works"), createdAt: new Date(at(0)) });
  const written = await postsOf(id);
  expect(written.map((post) => [post.number, post.parentNumber, post.createdAt.toISOString()])).toEqual([
    [1, null, at(1)],
    [2, null, at(2)],
    [3, 2, at(3)],
  ]);
  expect(plainText(written[1]!.body)).toBe("同意 再补一条");
  await expectCounted(id);
});

test("the same files again change nothing; more of them goes on behind what members have said since", async () => {
  const board = await plantBoard(cast.unit("works"));
  const source = newSource();
  await importForum(rowsOf(small(board.slug)), { source });
  const id = await threadOf(source, "t1");
  await reply(await cast.member("works-1"), { threadId: id, text: "我们也这样" });
  const more = [...small(board.slug), { kind: "post", id: "p4", thread: "t1", author: 2, text: "四", at: at(9) }];
  const report = await importForum(rowsOf(more), { source });
  expect([added(report), report.counts.post.known, report.refused]).toEqual([[0, 0, 1], 3, []]);
  expect((await postsOf(id)).map(({ number, body }) => [number, plainText(body)]).slice(3)).toEqual([
    [4, "我们也这样"],
    [5, "四"],
  ]);
});

test("an import that breaks off is finished by the next run, as if it had never broken", async () => {
  const board = await plantBoard(null);
  const many = [
    ...small(board.slug).slice(0, 3),
    ...Array.from({ length: 1_200 }, (_, n) => ({
      ...{ kind: "post", id: n, thread: "t1", author: 1 + (n % 2), text: `第 ${n} 条`, at: at(n) },
      ...(n > 0 && { replyTo: n - 1 }),
    })),
  ];
  const source = newSource();
  const stop = new AbortController();
  const broken = importForum(rowsOf(many), {
    source,
    signal: stop.signal,
    onProgress: ({ counts }) => counts.post.added >= 500 && stop.abort(),
  });
  await expect(broken).rejects.toThrow();
  expect((await postsOf(await threadOf(source, "t1"))).length).toBe(500);
  const report = await importForum(rowsOf(many), { source });
  expect([report.counts.post, report.refused]).toEqual([{ added: 700, known: 500 }, []]);
  const written = await postsOf(await threadOf(source, "t1"));
  expect(written.every((post, index) => plainText(post.body) === `第 ${index} 条`)).toBe(true);
  expect(written.at(-1)).toMatchObject({ number: 1_200, parentNumber: 1_199 });
  await expectCounted(await threadOf(source, "t1"));
});

test("a member is found by the sign-in name and stays as they are; who is new joins the unit; who has none is a name alone", async () => {
  const known = await cast.member("works-1", "原名");
  const [row] = await db.select().from(members).where(eq(members.id, known.id));
  const source = newSource();
  const people = [
    { kind: "person", id: "k", name: "别的名", signInName: row!.signInName.toUpperCase(), unit: "office" },
    { kind: "person", id: "n", name: "新来的", signInName: "fresh.one", email: "fresh@example.org", unit: "office-1" },
    { kind: "person", id: "g", name: "已离开" },
  ];
  await importForum(rowsOf(people), { source });
  expect((await cast.again(known.id)).name).toBe("原名");
  expect((await cast.again(known.id)).homes.map(({ slug }) => slug)).toEqual(["works-1"]);
  const [fresh] = await db.select().from(members).where(eq(members.signInName, "fresh.one"));
  expect(fresh).toMatchObject({ name: "新来的", email: "fresh@example.org", passwordHash: null, deactivatedAt: null });
  expect(await db.$count(memberships, eq(memberships.memberId, fresh!.id))).toBe(1);
  const [gone] = await db.select().from(members).where(eq(members.name, "已离开"));
  expect(gone!.deactivatedAt).not.toBeNull();
});

test("what cannot be taken is named with its place and the reason, and the rest comes along", async () => {
  const board = await plantBoard(null);
  const wrong = [
    undefined,
    { kind: "person", id: 9, name: "" },
    { kind: "person", id: 10, name: "外单位", signInName: "nowhere", unit: "no-such-unit" },
    { kind: "thread", id: "t2", board: "no-such-board", author: 1, title: "题目", at: at(0) },
    { kind: "thread", id: "t3", board: board.slug, author: 77, title: "题目", at: at(0) },
    { kind: "post", id: "w1", thread: "t9", author: 1, text: "一", at: at(0) },
    { kind: "post", id: "w2", thread: "t1", author: 1, replyTo: "w1", text: "二", at: at(0) },
    { kind: "post", id: "w3", thread: "t1", author: 1, text: " ", at: at(0) },
    { kind: "post", id: "w4", thread: "t1", author: 1, text: "长".repeat(20_001), at: at(0) },
    { kind: "post", id: "w5", thread: "t1", author: 1, text: "四", at: "2999-01-01T00:00:00Z" },
    { kind: "post", id: "w6", thread: "t1", author: 1, text: "五", html: "五", at: at(0) },
    { kind: "post", id: "w7", thread: "t1", author: 1, html: "<b>".repeat(5_000), at: at(0) },
  ];
  const report = await importForum(rowsOf([...small(board.slug), ...wrong]), { source: newSource() });
  expect(added(report)).toEqual([2, 1, 3]);
  expect(
    report.refused.map(({ where, why }) => [Number(where) - 6, why]).sort(([a], [b]) => Number(a) - Number(b)),
  ).toEqual([
    [1, "invalid_type"],
    [2, "name: too_small"],
    [3, "unknownUnit"],
    [4, "unknownBoard"],
    [5, "unknownAuthor"],
    [6, "unknownThread"],
    [7, "unknownParent"],
    [8, "required"],
    [9, "textTooLong"],
    [10, "at: future"],
    [11, "textOrHtml"],
    [12, "malformed"],
  ]);
});

test("three tables say the same as JSON Lines", async () => {
  const board = await plantBoard(null);
  const folder = mkdtempSync(join(tmpdir(), "forum-import-"));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write("people.csv", `\ufeffid,name,signInName\r\n1,老甲,\r\n2,"老,乙",\r\n`);
  write("threads.csv", `id,board,author,title,at\r\nt1,${board.slug},1,"题目""甲""",${at(0)}\r\n`);
  write("posts.csv", `id,thread,author,replyTo,text,at\r\np1,t1,1,,"一\n二",${at(1)}\r\np2,t1,2,p1,'=好,${at(2)}\r\n`);
  const tables = newSource();
  expect(added(await importForum(readCsvFolder(folder), { source: tables }))).toEqual([2, 1, 2]);
  const read = (await postsOf(await threadOf(tables, "t1"))).map(({ body, parentNumber }) => [
    plainText(body),
    parentNumber,
  ]);
  expect(read).toEqual([
    ["一 二", null],
    ["=好", 1],
  ]);
  write(
    "all.jsonl",
    small(board.slug)
      .map((record) => JSON.stringify(record))
      .join("\n"),
  );
  expect(added(await importForum(readJsonLines(join(folder, "all.jsonl")), { source: newSource() }))).toEqual([
    2, 1, 3,
  ]);
});

test("what comes along lies in the unit of its board, and nobody else learns of it", async () => {
  const board = await plantBoard(cast.unit("works"));
  const source = newSource();
  await importForum(rowsOf(small(board.slug)), { source });
  const id = await threadOf(source, "t1");
  expect(await findThread(await cast.member("works-1"), id)).not.toBeNull();
  expect(await findThread(await cast.member("office-1"), id)).toBeNull();
});

test("HTML leaves its words, lists, quotes and safe links, and nothing that acts", () => {
  const html = `<div onclick="x()"><a href="javascript:x()">甲</a> <a href="https://example.org/a">乙</a>
    <a href="/desk">丙</a><ul><li>一</li><li><b>二</b></li></ul><blockquote><p>引</p></blockquote>
    <img src="https://evil.example/x.png" alt="图"><svg><text>x</text></svg></div>`;
  expect(bodyOfHtml(html)).toEqual({
    type: "doc",
    content: [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "甲" },
          { type: "text", text: " " },
          { type: "text", text: "乙", marks: [{ type: "link", attrs: { href: "https://example.org/a" } }] },
          { type: "text", text: " " },
          { type: "text", text: "丙" },
        ],
      },
      {
        type: "bulletList",
        content: [
          { type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "一" }] }] },
          {
            type: "listItem",
            content: [{ type: "paragraph", content: [{ type: "text", text: "二", marks: [{ type: "bold" }] }] }],
          },
        ],
      },
      { type: "blockquote", content: [{ type: "paragraph", content: [{ type: "text", text: "引" }] }] },
      { type: "paragraph", content: [{ type: "text", text: "[图]" }] },
    ],
  });
});

test("the trail tells what an import brought, and only the system writes it", async () => {
  const board = await plantBoard(null);
  const source = newSource();
  await importForum(rowsOf(small(board.slug)), { source });
  const input = { source, people: 2, threads: 1, posts: 3, refused: 0 };
  const { id, tags } = await finishImport(system, input);
  expect(tags).toEqual(["forum", `board:${board.id}`]);
  const [event] = await db.select().from(events).where(eq(events.subjectId, id));
  expect(event).toMatchObject({ name: "forum.import.finished", payload: input });
  await expect(finishImport(await cast.staff("system-admin"), input)).rejects.toMatchObject({ code: "forbidden" });
  expect(await db.$count(boards, eq(boards.id, board.id))).toBe(1);
});
