import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { listPosts } from "#domains/forum/posts/queries.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { appeal } from "./commands/appeal.ts";
import { decideAppeal } from "./commands/decide-appeal.ts";
import { hidePost } from "./commands/hide-post.ts";
import { rejectPost } from "./commands/reject-post.ts";
import { listQueue } from "./queue/queries.ts";
import { clearDesk, deliver, type Person, peopleOf } from "./testing.ts";

let cast: Cast;
let [author, reader, leader, above] = [null, null, null, null] as unknown as [Person, Person, Person, Person];
beforeAll(async () => {
  cast = await castOf();
  ({ author, reader, leader, above } = await peopleOf(cast));
});
beforeEach(clearDesk);

/** A thread of the works unit that the author has opened. */
async function scene(more = {}) {
  const board = await plantBoard(cast.unit("works"), more);
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [{ by: author }]);
  return { thread, postId: thread.postIds[0]! };
}

test("an appeal is decided by somebody else, and upholding it undoes what was done", async () => {
  const { postId, thread } = await scene();
  const { id: actionId } = await hidePost(leader, { postId, reason: "写了他人隐私" });
  await expect(appeal(reader, { actionId, text: "不是我的事" })).rejects.toMatchObject({ code: "not_found" });
  const { id: appealId } = await appeal(author, { actionId, text: "那是公开的电话" });
  await expect(appeal(author, { actionId, text: "再申诉一次" })).rejects.toMatchObject({ code: "forbidden" });
  expect((await listQueue(leader)).filter(({ id }) => id === appealId)).toEqual([]);
  await expect(decideAppeal(leader, { appealId, decision: "decline", reason: "维持" })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect((await listQueue(above)).map(({ id }) => id)).toContain(appealId);
  const decided = await decideAppeal(above, { appealId, decision: "uphold", reason: "确为公开信息" });
  expect(decided.also, "it was said before: nobody hears of it anew").toEqual([]);
  expect((await db.query.posts.findFirst({ where: eq(posts.id, postId) }))?.hiddenBy).toBeNull();
  const seen = (await findThread(reader, thread.id))!;
  expect((await listPosts(reader, seen, { first: 1, last: 20 })).map(({ number }) => number)).toContain(1);
});

test("a post that was turned down and let through after an appeal is told as any approved one, to its author once", async () => {
  const { thread } = await scene({ needsApproval: true });
  const called = await cast.member("works-2", "陆望舒");
  const { id: postId, number } = await reply(reader, { threadId: thread.id, text: "@陆望舒 你来看看" });
  const { id: actionId } = await rejectPost(leader, { postId, reason: "与主题无关" });
  const { id: appealId } = await appeal(reader, { actionId, text: "说的就是这件事" });
  await deliver();
  expect(await listInbox(called)).toEqual([]);
  const told = await decideAppeal(above, { appealId, decision: "uphold", reason: "确有关系" });
  expect(told.also).toMatchObject([
    { event: "moderation.post.approved", live: { topic: `thread:${thread.id}`, data: { number } } },
  ]);
  await deliver();
  expect(await listInbox(called)).toMatchObject([{ kind: "mention", threadId: thread.id, postNumber: number }]);
  expect((await listInbox(reader)).map(({ kind }) => kind)).toEqual(["appeal-decided", "moderated"]);
});
