import { and, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { drafts, postRevisions, posts, reactions, threads } from "#db/schema/forum.ts";
import { media, mediaUses } from "#db/schema/media.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { purgeUnusedMedia } from "#domains/media/retention.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import { movePosts } from "#domains/moderation/commands/move-posts.ts";
import { saveDraft } from "../drafts/commands/save-draft.ts";
import { findThread } from "../threads/queries.ts";
import { deletePost } from "./commands/delete-post.ts";
import { editPost } from "./commands/edit-post.ts";
import { react } from "./commands/react.ts";
import { reply } from "./commands/reply.ts";
import { emptyTakenBack } from "./empty-taken-back.ts";
import { listPosts } from "./queries.ts";

await ownDataFolder();
const CANARY = "白鹭渡三号闸";
const DAY_MS = 86_400_000;
type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
let reader: Person;
beforeAll(async () => {
  cast = await castOf();
  [author, reader] = [await cast.member("works-1"), await cast.member("works-1")];
});

async function scene() {
  const board = await plantBoard(cast.unit("works"));
  return plantThread({ boardId: board.id, unitId: board.unitId }, reader, [{ by: reader }]);
}
const rowOf = async (id: string) => (await db.select().from(posts).where(eq(posts.id, id)))[0]!;
const after = (days: number) => new Date(Date.now() + days * DAY_MS);
const saysAnywhere = async () => {
  const said = [];
  for (const name of ["posts", "post_revisions", "drafts"])
    if ((await db.execute(sql`select from ${sql.identifier(name)} t where t::text like ${`%${CANARY}%`}`)).length > 0)
      said.push(name);
  return said;
};

test("thirty days after it was taken back a post says nothing any more, nor do its versions, its quotes and its pictures; its place stays", async () => {
  const [thread, other] = [await scene(), await scene()];
  const { id: mediaId } = await uploadPicture(author, { bytes: await pictureOf(60, 40), fileName: "闸.jpg" });
  const said = await reply(author, { threadId: thread.id, text: `${CANARY}\n\n![图](media:${mediaId})` });
  await editPost(author, { postId: said.id, revision: 1, text: `改：${CANARY}\n\n![图](media:${mediaId})` });
  await saveDraft(author, { kind: "edit", targetId: said.id, text: `再改 ${CANARY}` });
  await react(reader, { postId: said.id, kind: "agree" });
  const quote = `>#${said.number} 某\n> ${CANARY}\n\n同意`;
  await reply(reader, { threadId: thread.id, text: quote });
  const moved = await reply(reader, { threadId: thread.id, text: quote });
  const from = { threadId: thread.id, postIds: [moved.id] };
  await movePosts(await cast.leader("works"), { ...from, target: other.id, reason: "另一件事" });
  await deletePost(author, { postId: said.id });
  const before = await db.select().from(posts).where(eq(posts.threadId, thread.id)).orderBy(posts.number);

  expect(await emptyTakenBack(after(29))).toBe(0);
  expect(await saysAnywhere()).toEqual(["posts", "post_revisions", "drafts"]);
  expect(await emptyTakenBack(after(31))).toBe(1);
  expect(await saysAnywhere()).toEqual([]);
  expect(await db.$count(postRevisions, eq(postRevisions.postId, said.id))).toBe(0);
  expect(await db.$count(reactions, eq(reactions.postId, said.id))).toBe(0);
  expect(await db.$count(drafts, eq(drafts.targetId, said.id))).toBe(0);
  expect(await db.$count(mediaUses, eq(mediaUses.carrierId, said.id))).toBe(0);
  const now = await db.select().from(posts).where(eq(posts.threadId, thread.id)).orderBy(posts.number);
  expect(now.map(({ number }) => number)).toEqual(before.map(({ number }) => number));
  const quoting = now.find(({ number }) => number === said.number + 1)!;
  expect(JSON.stringify(quoting.body)).toContain("同意");
  expect(await rowOf(said.id)).toMatchObject({ threadId: thread.id, number: said.number, authorId: author.id });
  const seen = await listPosts(reader, (await findThread(reader, thread.id))!, { first: 1, last: 20 });
  expect(seen.find(({ number }) => number === said.number)).toMatchObject({ state: "deleted", said: null });
  await purgeUnusedMedia(after(2));
  expect(await db.$count(media, eq(media.id, mediaId))).toBe(0);
});

test("what stands, what a moderator hid, and what was emptied before is left alone", async () => {
  const thread = await scene();
  const say = (text: string) => reply(author, { threadId: thread.id, text });
  const [stands, hidden, gone] = [await say("还在"), await say("被隐藏"), await say("收回了")];
  const deletedAt = new Date(Date.now() - 40 * DAY_MS);
  await db.update(posts).set({ hiddenBy: crypto.randomUUID(), deletedAt }).where(eq(posts.id, hidden.id));
  await db.update(posts).set({ deletedAt }).where(eq(posts.id, gone.id));
  const counts = (await db.select().from(threads).where(eq(threads.id, thread.id)))[0];
  expect([await emptyTakenBack(), await emptyTakenBack(after(90))]).toEqual([1, 0]);
  expect(JSON.stringify((await rowOf(stands.id)).body)).toContain("还在");
  expect(JSON.stringify((await rowOf(hidden.id)).body)).toContain("被隐藏");
  expect(await rowOf(gone.id)).toMatchObject({ body: { type: "doc", content: [] }, emptiedAt: expect.any(Date) });
  expect((await db.select().from(threads).where(eq(threads.id, thread.id)))[0]).toEqual(counts);
});

test("two workers at once empty each post once", async () => {
  const thread = await scene();
  for (const text of ["甲", "乙", "丙"]) {
    const { id } = await reply(author, { threadId: thread.id, text });
    await deletePost(author, { postId: id });
  }
  const counts = await Promise.all([emptyTakenBack(after(31)), emptyTakenBack(after(31))]);
  expect(counts[0]! + counts[1]!).toBe(3);
  expect(await db.$count(posts, and(eq(posts.threadId, thread.id), sql`emptied_at is not null`))).toBe(3);
});
