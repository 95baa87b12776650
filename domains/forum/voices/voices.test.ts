import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/index.ts";
import { queueItems } from "#db/schema/queue.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { castOf } from "#db/testing/cast.ts";
import { bodyOf } from "#db/testing/forum.ts";
import { askedIn } from "#db/testing/plans.ts";
import { takeArchive } from "#domains/archive/commands/take-archive.ts";
import { appeal } from "#domains/moderation/commands/appeal.ts";
import { hidePost } from "#domains/moderation/commands/hide-post.ts";
import { findDecision } from "#domains/moderation/decisions/queries.ts";
import { codeOf } from "#domains/moderation/testing-moves.ts";
import { CreatePerson } from "#domains/people/input.ts";
import { updateBoard } from "../boards/commands/update-board.ts";
import { issueReplyAddress } from "../by-mail/tokens.ts";
import { saveDraft } from "../drafts/commands/save-draft.ts";
import { listDrafts } from "../drafts/queries.ts";
import { listByKind } from "../lists/queries.ts";
import { deletePost } from "../posts/commands/delete-post.ts";
import { editPost } from "../posts/commands/edit-post.ts";
import { react } from "../posts/commands/react.ts";
import { reply } from "../posts/commands/reply.ts";
import { listPostAbilities } from "../posts/mine/queries.ts";
import { findPost } from "../posts/queries.ts";
import { windowOf } from "../posts/windows.ts";
import { schedulePost } from "../scheduled/commands/schedule-post.ts";
import { takeBackScheduled } from "../scheduled/commands/take-back-scheduled.ts";
import { postDue } from "../scheduled/fire.ts";
import { boardRulesTag } from "../tags.ts";
import { openThread } from "../threads/commands/open-thread.ts";
import { findThreadPage } from "../threads/page.ts";
import { findThread } from "../threads/queries.ts";
import { again, say, stageOf } from "./testing.ts";

const cast = await castOf();
const { owner, other, leader, scene, namesIn } = await stageOf(cast);
beforeEach(async () => {
  await db.delete(rateLimits);
});

test("in one thread somebody is one voice, in the next another; the others get the next numbers", async () => {
  const { thread, board } = await scene();
  for (const by of [owner, leader, owner]) await say(by, thread.id);
  await reply(owner, { threadId: thread.id, text: "署名说一句" });
  expect(await namesIn(thread.id)).toEqual(["李明", "匿名1", "匿名2", "匿名1", "王芳"]);
  const opened = await openThread(leader, { boardId: board.id, title: "另起一题", text: "说说", isAnonymous: true });
  await say(owner, opened.id);
  expect(await namesIn(opened.id)).toEqual(["匿名1", "匿名2"]);
  const voices = await db
    .selectDistinct({ id: posts.authorId })
    .from(posts)
    .where(sql`${posts.threadId} in (${thread.id}, ${opened.id})`);
  expect(voices).toHaveLength(2 + 4);
});

test("where names are shown nobody hides theirs; switched off later, what was said stays without one", async () => {
  const { thread, board } = await scene();
  await say(owner, thread.id);
  const { name, description, template, position } = board;
  const changed = await updateBoard(leader, { boardId: board.id, name, description, template, position });
  // The pages on which the box stands are drawn anew.
  expect(changed.tags).toContain(boardRulesTag(board.id));
  expect(await codeOf(say(owner, thread.id))).toBe("namesShown");
  const refused = openThread(owner, { boardId: board.id, title: "另起一题", text: "说说", isAnonymous: true });
  expect(await codeOf(refused)).toBe("namesShown");
  expect(await namesIn(thread.id)).toEqual(["李明", "匿名1"]);
});

test("a picture could tell who took it: nothing without a name carries one, also not after an edit", async () => {
  const { thread } = await scene();
  const picture = "看\n\n![图](media:0190c3f2-0000-7000-8000-000000000001)";
  expect(await codeOf(say(owner, thread.id, picture))).toBe("filesTellNames");
  const said = await say(owner, thread.id);
  const edit = editPost(await again(owner), { postId: said.id, revision: 1, text: picture });
  expect(await codeOf(edit)).toBe("filesTellNames");
});

test("whoever is behind it mends it, takes it back, finds it, keeps it and is told that it is theirs; nobody else is", async () => {
  const { thread } = await scene();
  const { id, number } = await say(owner, thread.id);
  const me = await again(owner);
  await editPost(me, { postId: id, revision: 1, text: "说两句" });
  const [row] = await db.select().from(posts).where(eq(posts.id, id));
  expect(row).toMatchObject({ body: bodyOf("说两句"), editedBy: null });
  const found = (await findThread(me, thread.id))!;
  const mine = (await listPostAbilities(me, found, windowOf(1)))[number];
  expect(mine).toEqual(["edit", "delete", "yours"]);
  expect((await listPostAbilities(other, found, windowOf(1)))[number]).toEqual(["react", "flag", "accept"]);
  await expect(react(me, { postId: id, kind: "agree", on: true })).rejects.toMatchObject({ code: "forbidden" });
  await expect(deletePost(other, { postId: id })).rejects.toMatchObject({ code: "forbidden" });
  expect(JSON.stringify(await listByKind(me, {}, { kind: "mine", before: null }))).toContain(thread.id);
  const { archive } = await takeArchive(me, {});
  expect(archive.posts.filter(({ isAnonymous }) => isAnonymous).map(({ text }) => text)).toContain("说两句");
  await deletePost(me, { postId: id });
  expect((await db.select().from(posts).where(eq(posts.id, id)))[0]!.deletedAt).not.toBeNull();
});

test("whoever is behind a hidden post reads why and appeals; the appeal is the voice's", async () => {
  const { thread } = await scene();
  const said = await say(owner, thread.id);
  const act = await hidePost(leader, { postId: said.id, reason: "请核实后再发" });
  const me = await again(owner);
  expect(await findDecision(other, act.id)).toBeNull();
  expect((await findDecision(me, act.id))?.action.reason).toBe("请核实后再发");
  await expect(appeal(other, { actionId: act.id, text: "我来替他申诉" })).rejects.toMatchObject({ code: "not_found" });
  await appeal(me, { actionId: act.id, text: "已经核实过了" });
  const [item] = await db.select().from(queueItems).where(eq(queueItems.kind, "appeal"));
  expect(item!.memberId).toBe((await findPost(me, said.id))!.authorId);
});

test("a draft and a plan keep that the name is to be hidden", async () => {
  const { thread } = await scene();
  await saveDraft(owner, { kind: "reply", targetId: thread.id, text: "写到一半", isAnonymous: "1" } as never);
  const draft = (await listDrafts(owner)).find(({ targetId }) => targetId === thread.id)!;
  expect(draft.isAnonymous).toBe(true);
  const at = new Date(Date.now() + 3_600_000);
  const plan = await schedulePost(owner, { draftId: draft.id, at });
  const { id: draftId } = await takeBackScheduled(owner, { scheduledId: plan.id });
  await schedulePost(owner, { draftId, at });
  await db.update(scheduledPosts).set({ dueAt: new Date(Date.now() - 1_000) });
  await postDue((error) => {
    throw error;
  });
  expect(await namesIn(thread.id)).toEqual(["李明", "匿名1"]);
});

test("whoever hides their name in a thread gets no address there to which an answer by mail would bear it", async () => {
  const inbound = { QINGFENG_REPLY_ADDRESS: "reply@qingfeng.example.org", QINGFENG_INBOUND_SECRET: "s".repeat(40) };
  Object.assign(process.env, inbound);
  const { thread } = await scene();
  await say(owner, thread.id);
  expect(await issueReplyAddress(await again(owner), thread.id, 1)).toBeNull();
  expect(await issueReplyAddress(other, thread.id, 1)).toMatch(/^reply\+/);
  for (const name of Object.keys(inbound)) delete process.env[name];
});

test("nobody is called as a voice is", () => {
  const person = { signInName: "niming", unitId: cast.unit("works") };
  for (const name of ["匿名1", "匿名 12", "匿名１"])
    expect(CreatePerson.safeParse({ ...person, name }).success).toBe(false);
  expect(CreatePerson.safeParse({ ...person, name: "匿明" }).success).toBe(true);
});

test("a page on which somebody shows no name asks the database as often as any other", async () => {
  const { thread } = await scene();
  // What a reply tells the others leaves a moment later, and may do so meanwhile.
  const asked = async () =>
    (await askedIn(() => findThreadPage(other, thread.id, 1))).filter(({ query }) => !query.includes("pg_notify"))
      .length;
  const named = await asked();
  await say(owner, thread.id);
  expect(await asked()).toBe(named);
  const page = await findThreadPage(other, thread.id, 1);
  expect(page!.posts[1]!.said).toMatchObject({ authorName: "匿名1", isVoice: true, home: null });
});
