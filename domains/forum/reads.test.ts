import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import { db, sqlClient } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor, Audience } from "#domains/kernel/actor.ts";
import { readCursor } from "#lib/cursor.ts";
import { countAudience, listMentionable, listModerators, listSuggestions } from "./audience/queries.ts";
import { findBoard, listBoards } from "./boards/queries.ts";
import { THREADS_PER_PAGE } from "./limits.ts";
import { listPosts } from "./posts/queries.ts";
import { windowOf } from "./posts/windows.ts";
import { findThreadPage } from "./threads/page.ts";
import { findThread, listThreads } from "./threads/queries.ts";

const SITE: Audience = { kind: "audience", area: "site" };
const WORKS: Audience = { kind: "audience", area: "unit:works" };
let cast: Cast;
let author: Actor & { id: string };
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
});

test("a page of an area shows that area's boards and threads only, whatever its reader could see elsewhere", async () => {
  const everyones = await plantBoard(null);
  const works = await plantBoard(cast.unit("works"));
  const below = await plantBoard(cast.unit("works-1"));
  const slugs = async (viewer: Audience) => (await listBoards(viewer)).map((board) => board.slug);
  expect(await slugs(SITE)).toContain(everyones.slug);
  expect(await slugs(SITE)).not.toContain(works.slug);
  expect(await slugs(WORKS)).toEqual([works.slug]);
  expect(await findBoard(WORKS, below.slug)).toBeNull();
  const thread = await plantThread({ boardId: works.id, unitId: works.unitId }, author, [{ by: author }]);
  expect(await findThread(WORKS, thread.id)).toMatchObject({ unitSlug: "works", boardSlug: works.slug, postCount: 1 });
  for (const viewer of [SITE, { kind: "audience", area: "unit:works-1" } as const, await cast.member("office-1")])
    expect(await findThread(viewer, thread.id)).toBeNull();
});

test("what is no id, whatever it looks like, is simply not there", async () => {
  for (const id of ["1", "", "null", "' or 1=1 --", "0198A3B2-0000-7000-8000-0000003F9A2C", "../x"])
    expect(await findThread(author, id)).toBeNull();
});

test("readers get a placeholder with the reason for a hidden post, nothing of its author or text", async () => {
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [
    { by: author, text: "开场" },
    { by: author, text: "秘密一", hidden: "泄露他人隐私" },
    { by: author, text: "秘密二", deleted: true },
    { by: author, text: "秘密三", pending: true },
  ]);
  const seen = async (viewer: Actor | Audience) =>
    listPosts(viewer, (await findThread(viewer, thread.id))!, windowOf(1));
  for (const viewer of [WORKS, await cast.member("works-2")]) {
    const posts = await seen(viewer);
    expect(posts.map((post) => post.state)).toEqual(["shown", "hidden", "deleted"]);
    expect(posts[1]).toMatchObject({ hiddenReason: "泄露他人隐私", said: null });
    expect(JSON.stringify(posts.slice(1))).not.toMatch(/秘密|王芳/);
  }
  for (const viewer of [author, await cast.leader("works")]) {
    const posts = await seen(viewer);
    expect(posts.map((post) => post.state)).toEqual(["shown", "hidden", "deleted", "pending"]);
    expect(JSON.stringify(posts)).toMatch(/秘密一.*秘密三/);
    expect(JSON.stringify(posts)).not.toContain("秘密二");
  }
});

test("pages of a board follow each other without gap or repeat, even where posts share an instant", async () => {
  const board = await plantBoard(null);
  const at = new Date();
  for (let index = 0; index < THREADS_PER_PAGE * 2 + 3; index++)
    await plantThread({ boardId: board.id, unitId: null }, author, [{ by: author, at }]);
  const pinned = await plantThread({ boardId: board.id, unitId: null }, author, [{ by: author }], {
    pinnedBy: crypto.randomUUID(),
  });
  const found: string[] = [];
  const first = await listThreads(SITE, board.id);
  expect(first.pinned.map((thread) => thread.id)).toEqual([pinned.id]);
  let page = first;
  for (;;) {
    found.push(...page.threads.map((thread) => thread.id));
    if (page.next === null) break;
    page = await listThreads(SITE, board.id, readCursor(page.next));
    expect(page.pinned).toEqual([]);
  }
  expect(found).toHaveLength(THREADS_PER_PAGE * 2 + 3);
  expect(new Set(found).size).toBe(found.length);
  expect(found).toEqual([...found].sort().reverse());
});

test("a page of a board costs an index walk, not a sort of the board", async () => {
  const board = await plantBoard(null);
  await db.execute(sql`insert into threads (board_id, title, author_id, post_count, last_post_at)
    select ${board.id}, 'x', ${author.id}, 1, now() - i * interval '1 minute' from generate_series(1, 5000) i`);
  await db.execute(sql`analyze threads`);
  const plan = await db.execute<{ "QUERY PLAN": string }>(sql`explain select id from threads
    where board_id = ${board.id} and pinned_by is null and (post_count > 0 or board_id is null) and unit_id is null
      and (last_post_at, id) < (now(), ${board.id}::uuid) order by last_post_at desc, id desc limit 31`);
  const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
  expect(text).toMatch(/Index (Only )?Scan Backward using threads_board/);
  expect(text).not.toContain("Sort");
});

test("the badge counts the members of the subtree, and nobody outside learns the figure", async () => {
  const path = cast.path("logistics");
  await cast.member("logistics-1");
  await cast.member("logistics");
  expect(await countAudience({ kind: "audience", area: "unit:logistics" }, path)).toBe(2);
  expect(await countAudience(SITE, path)).toBe(0);
  expect(await countAudience(author, path)).toBe(0);
});

test("a call finds only those who can see the thread", async () => {
  const inside = await cast.member("works-2", "赵敏");
  await cast.member("office-1", "赵敏");
  const above = await cast.person({ unit: "group", roles: ["editor"], name: "钱进" });
  await cast.person({ unit: "group", roles: ["security-admin"], name: "孙权" });
  const names = ["赵敏", "钱进", "孙权"];
  const found = await listMentionable(author, cast.path("works"), names);
  expect(found.map((person) => person.id).sort()).toEqual([inside.id, above.id].sort());
  expect(await listMentionable(author, cast.path("office"), names)).toEqual([]);
  expect(await listMentionable(author, null, names)).toHaveLength(4);
});

test("a page of a thread costs at most six queries, however much is said on it", async () => {
  const board = await plantBoard(cast.unit("works"));
  const planted = Array.from({ length: 45 }, (_, at) => ({ by: author, parentNumber: at > 2 ? at - 1 : undefined }));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, planted);
  const asked = vi.spyOn(sqlClient, "unsafe");
  const page = await findThreadPage(WORKS, thread.id, 21);
  expect(asked.mock.calls.length).toBeGreaterThan(1);
  expect(asked.mock.calls.length).toBeLessThanOrEqual(6);
  asked.mockRestore();
  expect(page?.posts.map((post) => post.number)).toEqual(Array.from({ length: 20 }, (_, at) => 21 + at));
  expect(await findThreadPage(WORKS, thread.id, 61)).toBeNull();
});

test("suggestions for a call name nobody from outside the area, and nothing to those outside", async () => {
  const board = await plantBoard(cast.unit("works"));
  await db
    .update(members)
    .set({ pinyin: "ou yang na", initials: "oyn" })
    .where(eq(members.id, (await cast.member("works-2", "欧阳娜")).id));
  await db
    .update(members)
    .set({ pinyin: "ou yang jun", initials: "oyj" })
    .where(eq(members.id, (await cast.member("office-1", "欧阳军")).id));
  for (const query of ["欧阳", "ouyang", "oy", "OuYang"]) {
    const found = await listSuggestions(author, { threadId: null, boardId: board.id, query });
    expect(found.map((person) => person.name)).toEqual(["欧阳娜"]);
  }
  expect(await listSuggestions(author, { threadId: null, boardId: board.id, query: "%" })).toEqual([]);
  const outsider = await cast.member("office-1");
  for (const boardId of [board.id, crypto.randomUUID(), "x", null])
    await expect(listSuggestions(outsider, { threadId: null, boardId, query: "" })).rejects.toMatchObject({
      code: "not_found",
    });
});

test("a board names the leaders of its own unit", async () => {
  await cast.leader("logistics", "版主甲");
  await cast.leader("group", "总版主");
  expect(await listModerators({ kind: "audience", area: "unit:logistics" }, cast.unit("logistics"))).toEqual([
    "版主甲",
  ]);
  expect(await listModerators(SITE, null)).toEqual(["总版主"]);
  expect(await listModerators(SITE, cast.unit("logistics"))).toEqual([]);
});
