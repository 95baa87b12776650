import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletinColumns, bulletins, publications } from "#db/schema/bulletins.ts";
import { caseQuestions, cases } from "#db/schema/cases.ts";
import { boards, posts, threads } from "#db/schema/forum.ts";
import { type Cast, castOf, UNIT_PATHS } from "#db/testing/cast.ts";
import { bodyOf, type PlantedPost, plantBoard, plantThread } from "#db/testing/forum.ts";
import { type Actor, guest, system, type Viewer } from "#domains/kernel/actor.ts";
import { mayEnterArea } from "#domains/units/visibility.ts";
import { entersArea } from "./audience/queries.ts";
import { canReadPost, canSeePost, canSeeThread } from "./policy.ts";
import { listReadable } from "./posts/queries.ts";
import { withStates } from "./posts/states.ts";
import { selectThreads } from "./threads/columns.ts";
import { findThread } from "./threads/queries.ts";
import { findThreadToWriteIn } from "./threads/to-write-in.ts";
import { visibleBoards, visiblePosts, visibleThreads } from "./visibility.ts";

let cast: Cast;
let viewers: Viewer[];
let author: Actor & { id: string };

beforeAll(async () => {
  cast = await castOf();
  author = await cast.person({ unit: "works-1", name: "作者" });
  const moderator = await cast.leader("group");
  viewers = [
    guest,
    system,
    author,
    moderator,
    { kind: "audience", area: "site" },
    { kind: "audience", area: "public" },
  ];
  for (const path of UNIT_PATHS) {
    const slug = path.split(".").at(-1)!;
    viewers.push({ kind: "audience", area: `unit:${slug}` }, await cast.member(slug), await cast.leader(slug));
  }
  viewers.push(await cast.staff("editor"), await cast.staff("security-admin"), await cast.staff("handler", "works"));

  const shown: PlantedPost = { by: author };
  const states: PlantedPost[][] = [
    [shown, shown],
    [{ by: author, pending: true }],
    [{ by: author, hidden: "人身攻击" }],
    [{ by: author, deleted: true }],
    [shown, { by: author, pending: true }, { by: author, hidden: "跑题" }, { by: author, deleted: true }],
  ];
  for (const slug of [null, "group", "works", "works-1", "logistics"]) {
    const unitId = slug === null ? null : cast.unit(slug);
    const board = await plantBoard(unitId);
    for (const planted of states) await plantThread({ boardId: board.id, unitId }, author, planted);
    await plantThread({ boardId: board.id, unitId }, author, [shown], { mergedInto: crypto.randomUUID() });
    await plantDiscussions(unitId);
  }
});

/** Discussions of a published, a withdrawn and a moved bulletin, of a published and an unpublished case. */
async function plantDiscussions(unitId: string | null) {
  const [column] = await db
    .insert(bulletinColumns)
    .values({ slug: `c-${crypto.randomUUID()}`, name: "栏目", enName: "Column" })
    .returning();
  const copy = { columnId: column!.id, unitId, title: "通报", summary: "", source: "", byline: "", indent: true };
  for (const fate of ["published", "withdrawn", "moved"]) {
    const [bulletin] = await db
      .insert(bulletins)
      .values({ ...copy, body: bodyOf("文"), authorId: author.id })
      .returning();
    await db.insert(publications).values({
      ...copy,
      unitId: fate === "moved" ? cast.unit("office-2") : unitId,
      bulletinId: bulletin!.id,
      version: 1,
      body: bodyOf("文"),
      publishedBy: author.id,
      withdrawnAt: fate === "withdrawn" ? new Date() : null,
    });
    await plantThread({ bulletinId: bulletin!.id, unitId }, author, fate === "published" ? [] : [{ by: author }]);
  }
  for (const publishedAt of [new Date(), null]) {
    const [row] = await db
      .insert(cases)
      .values({
        number: crypto.randomUUID(),
        unitId,
        title: "案例",
        breach: "integrity",
        party: "某",
        authorId: author.id,
        publishedAt,
      })
      .returning();
    const [question] = await db.insert(caseQuestions).values({ caseId: row!.id, position: 1, text: "问" }).returning();
    await plantThread({ caseQuestionId: question!.id, unitId }, author, [{ by: author }]);
  }
}

test("the SQL rule of threads and its predicate show the same to everyone", async () => {
  const all = await selectThreads(system, db);
  expect(all.length).toBe(55);
  const sizes = new Set<number>();
  for (const viewer of viewers) {
    const listed = await db.select({ id: threads.id }).from(threads).where(visibleThreads(viewer));
    const allowed = all.filter((thread) => canSeeThread(viewer, thread)).map((thread) => thread.id);
    expect(listed.map((row) => row.id).sort()).toEqual(allowed.sort());
    sizes.add(listed.length);
  }
  expect(sizes.size).toBeGreaterThan(4);
});

test("who may write in a thread is asked of the threads that are seen, and of no other", async () => {
  const all = await db.select({ id: threads.id }).from(threads);
  for (const viewer of viewers) {
    const seen = await Promise.all(all.map(({ id }) => findThread(viewer, id)));
    const toWriteIn = await Promise.all(all.map(({ id }) => findThreadToWriteIn(viewer, id)));
    expect(toWriteIn.map((thread) => thread?.id)).toEqual(seen.map((thread) => thread?.id));
  }
});

test("the SQL rule of posts and its predicate show the same to everyone", async () => {
  const threadsById = new Map((await selectThreads(system, db)).map((thread) => [thread.id, thread]));
  const all = (await db.select().from(posts)).map((row) => ({
    ...withStates(row),
    thread: threadsById.get(row.threadId)!,
  }));
  const ids = all.map((post) => post.id);
  for (const viewer of viewers) {
    const listed = await db
      .select({ id: posts.id })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .where(visiblePosts(viewer));
    const allowed = all.filter((post) => canSeePost(viewer, post.thread, post)).map((post) => post.id);
    expect(listed.map((row) => row.id).sort()).toEqual(allowed.sort());
    const readable = all.filter((post) => canReadPost(viewer, post.thread, post)).map((post) => post.id);
    expect((await listReadable(viewer, ids)).sort()).toEqual(readable.sort());
  }
});

test("boards follow the rule of areas", async () => {
  const all = await db.query.boards.findMany();
  const paths = new Map(UNIT_PATHS.map((path) => [cast.unit(path.split(".").at(-1)!), path as string]));
  for (const viewer of viewers) {
    const listed = await db.select({ id: boards.id }).from(boards).where(visibleBoards(viewer));
    const allowed = all.filter((board) => mayEnterArea(viewer, board.unitId && paths.get(board.unitId)!));
    expect(listed.map((row) => row.id).sort()).toEqual(allowed.map((board) => board.id).sort());
  }
});

test("whom a call reaches is exactly who may enter the area", async () => {
  const people = viewers.filter((viewer): viewer is Actor & { id: string } => viewer.kind === "member");
  for (const path of [null, ...UNIT_PATHS]) {
    const reached = await db.select({ id: members.id }).from(members).where(entersArea(path));
    const allowed = people.filter((actor) => mayEnterArea(actor, path)).map((actor) => actor.id);
    expect(reached.map((row) => row.id).sort()).toEqual(allowed.sort());
  }
});
