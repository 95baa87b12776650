import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { postTerms } from "#db/schema/search.ts";
import { plantCase } from "#db/testing/cases.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { type PlantedPost, plantBoard, plantThread } from "#db/testing/forum.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import { publishCase } from "#domains/cases/commands/publish-case.ts";
import { findCaseDraft } from "#domains/cases/drafts/queries.ts";
import { editPost } from "#domains/forum/posts/commands/edit-post.ts";
import { emptyTakenBack } from "#domains/forum/posts/empty-taken-back.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { appeal } from "#domains/moderation/commands/appeal.ts";
import { decideAppeal } from "#domains/moderation/commands/decide-appeal.ts";
import { hidePost } from "#domains/moderation/commands/hide-post.ts";
import { renameThread } from "#domains/moderation/commands/rename-thread.ts";
import { splitThread } from "#domains/moderation/commands/split-thread.ts";
import { confirmPurge } from "#domains/moderation/purges/commands/confirm-purge.ts";
import { proposePurge } from "#domains/moderation/purges/commands/propose-purge.ts";
import { findPurgeOf } from "#domains/moderation/purges/queries.ts";
import { clearDesk, deliver, type People, peopleOf } from "#domains/moderation/testing.ts";
import { noteMissing } from "./catch-up.ts";
import { notePosts } from "./entries/posts.ts";
import { SearchFilter } from "./input.ts";
import { search } from "./search.ts";

let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(clearDesk);

async function plant(planted: PlantedPost[], title = "题目") {
  const unitId = cast.unit("works");
  const board = await plantBoard(unitId);
  const thread = await plantThread({ boardId: board.id, unitId }, people.author, planted, { title });
  await noteMissing();
  return { ...thread, board };
}
const found = async (actor: Actor, words: string) =>
  (await search(actor, words, SearchFilter.parse({ kind: "posts" })))[2]!;
const numbers = async (words: string) =>
  (await found(people.reader, words)).hits.map(({ said }) => said!.number).sort();

test("a thread is found by the title it has now, and by none that was hidden with its opening post", async () => {
  const { author, reader, leader } = people;
  const thread = await plant(
    [
      { by: author, text: "开场" },
      { by: reader, text: "跟着说荸荠" },
    ],
    "荸荠怎么分",
  );
  expect(await numbers("荸荠")).toEqual([1, 2]);
  await renameThread(leader, { threadId: thread.id, title: "菱角怎么分", reason: "写错了" });
  await deliver();
  expect([await numbers("菱角"), await numbers("荸荠")]).toEqual([[1], [2]]);

  const other = await plant(
    [
      { by: author, text: "开场" },
      { by: reader, text: "跟着说茭白" },
    ],
    "茭白的价钱",
  );
  await hidePost(leader, { postId: other.postIds[0]!, reason: "隐私" });
  const [hit] = (await found(reader, "茭白")).hits;
  expect(hit).toMatchObject({ title: [], said: { number: 2 } });
  expect(await found(reader, "价钱")).toMatchObject({ count: 0 });
});

test("an edited post is found by what it says now", async () => {
  const { postIds } = await plant([{ by: people.author, text: "先说慈姑" }]);
  await editPost(people.author, { postId: postIds[0]!, revision: 1, text: "改说芡实" });
  await deliver();
  expect([await numbers("芡实"), await numbers("慈姑")]).toEqual([[1], []]);
});

test("a title that an appeal brought back is found, the one it replaced no more", async () => {
  const { author, leader, deputy } = people;
  const { id } = await plant([{ by: author, text: "开场" }], "莼菜的旧题目");
  const act = await renameThread(leader, { threadId: id, title: "水芹的新题目", reason: "写错了" });
  const { id: appealId } = await appeal(author, { actionId: String(act.id), text: "题目没有写错" });
  await deliver();
  expect([await numbers("莼菜"), await numbers("水芹")]).toEqual([[], [1]]);
  await decideAppeal(deputy, { appealId: String(appealId), decision: "uphold", reason: "确实没有" });
  await deliver();
  expect([await numbers("莼菜"), await numbers("水芹")]).toEqual([[1], []]);
});

test("who begins a thread of their own by being moved is found by its title", async () => {
  const { author, reader, leader } = people;
  const { id, postIds, board } = await plant([
    { by: author, text: "开场" },
    { by: reader, text: "跑题的话" },
  ]);
  await splitThread(leader, {
    ...{ threadId: id, postIds: [postIds[1]!], boardId: board.id, title: "蒲菜另起一题", reason: "跑题" },
  });
  await deliver();
  expect(await numbers("蒲菜")).toEqual([1]);
});

test("what was erased is found by nothing, also where its words were noted at the same moment", async () => {
  const { author, leader, deputy } = people;
  const { postIds } = await plant([
    { by: author, text: "开场" },
    { by: author, text: "鸡头米" },
  ]);
  const postId = postIds[1]!;
  const [noted] = await db.select().from(postTerms).where(eq(postTerms.postId, postId));
  await hidePost(leader, { postId, reason: "隐私" });
  await proposePurge(leader, { postId, reason: "隐私", note: "" });
  await confirmPurge(deputy, { itemId: (await findPurgeOf(deputy, postId))!.itemId });
  await db.insert(postTerms).values(noted!);
  await deliver();
  const [left] = await db.select().from(postTerms).where(eq(postTerms.postId, postId));
  expect(left!.terms).toBe("");
});

test("a case is found as soon as it is published", async () => {
  const staff = await cast.staff("publisher");
  const one = await plantCase({ authorId: staff.id, unitId: cast.unit("works"), title: "一篮荸荠的来历" });
  const titles = async () =>
    (await search(people.reader, "一篮荸荠", SearchFilter.parse({ kind: "cases" })))[1]!.hits.map(({ id }) => id);
  expect(await titles()).toEqual([]);
  await publishCase(staff, {
    caseId: one.id,
    version: (await findCaseDraft(staff, one.id))!.version,
    anonymised: "on",
  });
  await deliver();
  expect(await titles()).toEqual([one.id]);
});

test("words that are emptied while they are noted are not written back", async () => {
  const { author } = people;
  const { postIds } = await plant([
    { by: author, text: "开场" },
    { by: author, text: "马蹄糕" },
  ]);
  const postId = postIds[1]!;
  const longAgo = new Date(Date.now() - 40 * 86_400_000);
  await db.update(posts).set({ deletedAt: longAgo }).where(eq(posts.id, postId));
  await db.delete(postTerms).where(eq(postTerms.postId, postId));
  const emptied = await afterTheFirst((tx) => notePosts(tx as never, [postId]), emptyTakenBack);
  // Whoever empties passes by what is being noted; the next time comes.
  expect(emptied + (await emptyTakenBack())).toBe(1);
  expect(await db.select().from(postTerms).where(eq(postTerms.postId, postId))).toEqual([]);
});
