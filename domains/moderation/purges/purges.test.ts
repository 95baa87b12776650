import { readdirSync } from "node:fs";
import { and, eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { drafts, postRevisions, posts, reactions, threads } from "#db/schema/forum.ts";
import { events } from "#db/schema/kernel.ts";
import { media, mediaUses } from "#db/schema/media.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { queueItems } from "#db/schema/queue.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import { whereSaid } from "#db/testing/where-said.ts";
import { saveDraft } from "#domains/forum/drafts/commands/save-draft.ts";
import { openPoll } from "#domains/forum/polls/commands/open-poll.ts";
import { editPost } from "#domains/forum/posts/commands/edit-post.ts";
import { react } from "#domains/forum/posts/commands/react.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { findHistory } from "#domains/forum/posts/history/queries.ts";
import { listPosts, listReadable } from "#domains/forum/posts/queries.ts";
import { openThread } from "#domains/forum/threads/commands/open-thread.ts";
import { renameThread } from "#domains/forum/threads/commands/rename-thread.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { uploadPicture } from "#domains/media/upload.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { appeal } from "../commands/appeal.ts";
import { decideAppeal } from "../commands/decide-appeal.ts";
import { flagPost } from "../commands/flag-post.ts";
import { hidePost } from "../commands/hide-post.ts";
import { lockThread } from "../commands/lock-thread.ts";
import { restorePost } from "../commands/restore-post.ts";
import { listQueue } from "../queue/queries.ts";
import { clearDesk, deliver, type Person, peopleOf } from "../testing.ts";
import { confirmPurge } from "./commands/confirm-purge.ts";
import { declinePurge } from "./commands/decline-purge.ts";
import { expirePurge } from "./commands/expire-purge.ts";
import { proposePurge } from "./commands/propose-purge.ts";
import { expirePurges } from "./expire.ts";
import { findPurge, findPurgeOf } from "./queries.ts";

const folder = await ownDataFolder();
const CANARY = "鹭石渡口七号仓";
let cast: Cast;
let author: Person;
let reader: Person;
let leader: Person;
let deputy: Person;
let above: Person;
let sister: Person;

beforeAll(async () => {
  cast = await castOf();
  ({ author, reader, leader, deputy, above, sister } = await peopleOf(cast));
});
beforeEach(clearDesk);

const eventCount = async () => (await db.select({ n: sql<number>`count(*)::int` }).from(events))[0]!.n;
const postNow = async (id: string) => (await db.select().from(posts).where(eq(posts.id, id)))[0]!;
const kindsFor = async (person: Person) => (await listInbox(person)).map(({ kind, actionKind }) => [kind, actionKind]);

async function scene(opens = reader) {
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, opens, [{ by: opens }, { by: author }]);
  return { thread, postId: thread.postIds[1]! };
}
const propose = (by: Actor, postId: string) => proposePurge(by, { postId, reason: "写出了他人身份证号" });

test("with a second person the words, what they were before, who quoted them and what they carried are gone from the whole house", async () => {
  const { thread } = await scene();
  const { id: mediaId } = await uploadPicture(author, { bytes: await pictureOf(600, 400), fileName: `${CANARY}.jpg` });
  const said = await reply(author, { threadId: thread.id, text: `${CANARY}\n\n![图](media:${mediaId})` });
  const text = `${CANARY}，改过。\n\n![图](media:${mediaId})`;
  await editPost(author, { postId: said.id, revision: 1, text });
  await saveDraft(author, { kind: "edit", targetId: said.id, text: `再改 ${CANARY}` });
  await react(reader, { postId: said.id, kind: "agree" });
  const quoting = await reply(reader, {
    threadId: thread.id,
    text: `>#${said.number} 王芳\n> ${CANARY}\n\n- > 我同意`,
  });
  await editPost(reader, { postId: quoting.id, revision: 1, text: `>#${said.number} 王芳\n> ${CANARY}\n\n我也这样看` });
  await flagPost(reader, { postId: said.id, reason: "privacy", text: `写了 ${CANARY}` });
  expect((await whereSaid(CANARY)).sort()).toEqual(["drafts", "flags", "media", "post_revisions", "posts"]);
  const { storageKey } = (await db.select().from(media).where(eq(media.id, mediaId)))[0]!;
  const isStored = () => readdirSync(folder, { recursive: true }).some((name) => String(name).includes(storageKey));
  expect(isStored()).toBe(true);

  const { id: itemId } = await propose(leader, said.id);
  expect(await whereSaid(CANARY)).toContain("posts");
  await confirmPurge(deputy, { itemId });
  await deliver();
  expect(await whereSaid(CANARY)).toEqual([]);
  expect(isStored()).toBe(false);
  for (const table of [postRevisions, reactions])
    expect(await db.select().from(table).where(eq(table.postId, said.id))).toEqual([]);
  expect(await db.select().from(mediaUses).where(eq(mediaUses.carrierId, said.id))).toEqual([]);
  expect(await db.select().from(drafts).where(eq(drafts.targetId, said.id))).toEqual([]);

  for (const viewer of [reader, author, leader, { kind: "audience", area: "unit:works" } as const]) {
    const seen = (await listPosts(viewer, (await findThread(viewer, thread.id))!, { first: 1, last: 20 })).find(
      ({ number }) => number === said.number,
    );
    expect(seen).toMatchObject({ state: "purged", said: null, hiddenReason: "写出了他人身份证号" });
    expect(await listReadable(viewer, [said.id])).toEqual([]);
    expect(await findHistory(viewer, said.id)).toBeNull();
  }
  expect(await postNow(quoting.id)).toMatchObject({
    body: { content: [{ type: "blockquote" }, { type: "paragraph" }] },
  });
});

test("with an opening post its title, what that was before, what it is found by and its vote go too", async () => {
  const board = await plantBoard(cast.unit("works"));
  const { id: threadId } = await openThread(author, { boardId: board.id, title: `${CANARY}的事`, text: CANARY });
  const [{ id: postId } = { id: "" }] = await db
    .select()
    .from(posts)
    .where(eq(posts.threadId, String(threadId)));
  await renameThread(author, { threadId: String(threadId), title: `再说${CANARY}` });
  await openPoll(author, {
    threadId: String(threadId),
    question: `${CANARY}归谁？`,
    options: `${CANARY}\n别处`,
    kind: "single",
    results: "always",
    isAnonymous: false,
    lastDay: "",
  });
  await reply(reader, { threadId: String(threadId), text: "一句回复" });
  await deliver();
  expect((await whereSaid(CANARY)).sort()).toEqual(["poll_options", "polls", "posts", "thread_titles", "threads"]);
  expect(await whereSaid("渡口")).toContain("thread_terms");
  const { id: itemId } = await propose(leader, postId);
  await confirmPurge(deputy, { itemId });
  for (const word of [CANARY, "渡口"]) expect(await whereSaid(word)).toEqual([]);
  for (const viewer of [reader, leader])
    expect(await findThread(viewer, String(threadId))).toMatchObject({ title: "" });
});

test("nobody does it alone: the proposer, the author, a member and whoever has no right over the area confirm nothing", async () => {
  const { thread, postId } = await scene();
  const ofDeputy = await reply(deputy, { threadId: thread.id, text: "我写的" });
  const { id: itemId } = await propose(leader, postId);
  const { id: aboutDeputy } = await propose(leader, ofDeputy.id);
  await expect(confirmPurge(leader, { itemId })).rejects.toMatchObject({ code: "forbidden" });
  await expect(confirmPurge(deputy, { itemId: aboutDeputy })).rejects.toMatchObject({ code: "forbidden" });
  const before = await eventCount();
  for (const actor of [sister, author, reader, cast.guest, await cast.leader("works-1"), await cast.staff("reviewer")])
    for (const id of [itemId, crypto.randomUUID()]) {
      await expect(confirmPurge(actor, { itemId: id })).rejects.toMatchObject({ code: "not_found" });
      await expect(declinePurge(actor, { itemId: id, reason: "不必" })).rejects.toMatchObject({ code: "not_found" });
      expect(await findPurge(actor, id)).toBeNull();
    }
  for (const actor of [sister, cast.guest, await cast.staff("security-admin")])
    for (const id of [postId, crypto.randomUUID()])
      await expect(propose(actor, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await eventCount()).toBe(before);
  expect(await postNow(postId)).toMatchObject({ purgedBy: null, deletedAt: null });
  await confirmPurge(above, { itemId });
});

test("it waits in the queue of those who may confirm it, and all whom it concerns hear what became of it", async () => {
  const { postId } = await scene();
  await flagPost(reader, { postId, reason: "privacy" });
  const { id: itemId } = await propose(leader, postId);
  await deliver();
  const inQueue = async (actor: Actor) =>
    (await listQueue(actor)).filter(({ kind }) => kind === "purge").map((item) => [item.itemId, item.text]);
  expect(await inQueue(leader)).toEqual([]);
  for (const actor of [deputy, above]) expect(await inQueue(actor)).toEqual([[itemId, "写出了他人身份证号"]]);
  expect(await kindsFor(deputy)).toEqual([["queue-waits", null]]);
  await expect(propose(deputy, postId)).rejects.toMatchObject({ code: "conflict" });
  await confirmPurge(deputy, { itemId });
  await deliver();
  expect(await listQueue(above)).toEqual([]);
  expect(await kindsFor(author)).toEqual([["moderated", "purge-post"]]);
  expect(await kindsFor(reader)).toEqual([["flag-settled", "purge-post"]]);
  expect(await kindsFor(leader)).toEqual([["purge-settled", "purge-post"]]);
  expect(
    await db
      .select()
      .from(moderationActions)
      .where(and(eq(moderationActions.postId, postId), eq(moderationActions.kind, "purge-post"))),
  ).toMatchObject([{ actorId: deputy.id, reason: "写出了他人身份证号", memberId: author.id }]);
  await expect(propose(leader, postId)).rejects.toMatchObject({ code: "forbidden" });
  await expect(confirmPurge(above, { itemId })).rejects.toMatchObject({ code: "not_found" });
});

test("of two who confirm at one moment one does it", async () => {
  const { postId } = await scene();
  const { id: itemId } = await propose(leader, postId);
  const tries = await Promise.allSettled([confirmPurge(deputy, { itemId }), confirmPurge(above, { itemId })]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a declined or withdrawn proposal leaves the post as it was, and may be made anew", async () => {
  const { postId } = await scene();
  const { id: first } = await propose(leader, postId);
  await expect(declinePurge(deputy, { itemId: first, reason: "" })).rejects.toMatchObject({ code: "invalid" });
  await declinePurge(deputy, { itemId: first, reason: "隐藏就够了" });
  await deliver();
  expect(await kindsFor(leader)).toEqual([["purge-settled", "decline-purge"]]);
  const { id: second } = await propose(leader, postId);
  await declinePurge(leader, { itemId: second, reason: "再想想" });
  await expect(confirmPurge(deputy, { itemId: second })).rejects.toMatchObject({ code: "not_found" });
  expect(await postNow(postId)).toMatchObject({ purgedBy: null, deletedAt: null, hiddenBy: null });
  await propose(deputy, postId);
});

test("a proposal that is declined at the same moment removes nothing", async () => {
  const { postId } = await scene();
  const { id: itemId } = await propose(leader, postId);
  const late = afterTheFirst(
    (tx) => declinePurge(leader, { itemId, reason: "再想想" }, tx),
    () => confirmPurge(deputy, { itemId }),
  );
  await expect(late).rejects.toMatchObject({ code: "conflict" });
  expect(await postNow(postId)).toMatchObject({ purgedBy: null, deletedAt: null });
});

test("a yes holds for the proposal that was read, and not for one that has come in its place", async () => {
  const { postId } = await scene();
  const { id: itemId } = await propose(leader, postId);
  const late = afterTheFirst(
    async (tx) => {
      await tx.select().from(posts).where(eq(posts.id, postId)).for("update");
      await declinePurge(leader, { itemId, reason: "再想想" }, tx);
      await proposePurge(above, { postId, reason: "另有原因" }, tx);
    },
    () => confirmPurge(deputy, { itemId }),
  );
  await expect(late).rejects.toMatchObject({ code: "conflict" });
  expect(await postNow(postId)).toMatchObject({ purgedBy: null, deletedAt: null });
  expect(await findPurgeOf(deputy, postId)).toMatchObject({ byId: above.id, reason: "另有原因" });
});

test("after seven days nobody can confirm it any more, the clock says so once, and it may be proposed anew", async () => {
  const { postId } = await scene();
  const { id: itemId } = await propose(leader, postId);
  const in7 = Date.now() + 7 * 86_400_000;
  const { expiresAt } = (await db.select().from(queueItems).where(eq(queueItems.id, itemId)))[0]!;
  expect(Math.abs(expiresAt!.getTime() - in7)).toBeLessThan(60_000);
  await expect(expirePurge(leader, { itemId })).rejects.toMatchObject({ code: "not_found" });
  await db
    .update(queueItems)
    .set({ expiresAt: new Date(Date.now() - 1_000) })
    .where(eq(queueItems.id, itemId));
  await expect(confirmPurge(deputy, { itemId })).rejects.toMatchObject({ code: "not_found" });
  expect(await listQueue(deputy)).toEqual([]);
  await expect(expirePurge(leader, { itemId })).rejects.toMatchObject({ code: "forbidden" });
  expect([await expirePurges(), await expirePurges()]).toEqual([1, 0]);
  await deliver();
  expect(await kindsFor(leader)).toEqual([["purge-expired", null]]);
  const { id: again } = await propose(leader, postId);
  await db
    .update(queueItems)
    .set({ expiresAt: new Date(Date.now() - 1_000) })
    .where(eq(queueItems.id, again));
  await propose(deputy, postId);
});

test("null parent: with its first post gone a thread still shuts out whom it shut out, and a locked one stays locked", async () => {
  const { thread } = await scene(author);
  const { id: itemId } = await propose(leader, thread.postIds[0]!);
  await lockThread(leader, { threadId: thread.id, reason: "已有结论" });
  await confirmPurge(deputy, { itemId });
  const outsider = await cast.member("logistics-1");
  await expect(reply(outsider, { threadId: thread.id, text: "进得来吗" })).rejects.toMatchObject({ code: "not_found" });
  await expect(reply(reader, { threadId: thread.id, text: "还想说" })).rejects.toMatchObject({ code: "invalid" });
  expect((await db.select().from(threads).where(eq(threads.id, thread.id)))[0]).toMatchObject({
    lastNumber: 2,
    postCount: 1,
  });
});

test("what is gone for good does not come back: by restoring, by an appeal against its hiding, by an edit", async () => {
  const { postId } = await scene();
  const { id: actionId } = await hidePost(leader, { postId, reason: "写了他人隐私" });
  const { id: appealId } = await appeal(author, { actionId, text: "那是公开的电话" });
  const { id: itemId } = await propose(leader, postId);
  await confirmPurge(deputy, { itemId });
  await expect(restorePost(leader, { postId })).rejects.toMatchObject({ code: "conflict" });
  await expect(hidePost(leader, { postId, reason: "再隐藏" })).rejects.toMatchObject({ code: "conflict" });
  await expect(editPost(author, { postId, revision: 1, text: "回来" })).rejects.toMatchObject({ code: "forbidden" });
  await decideAppeal(above, { appealId, decision: "uphold", reason: "确为公开信息" });
  expect(await postNow(postId)).toMatchObject({ purgedBy: expect.any(String), deletedAt: expect.any(Date) });
});
