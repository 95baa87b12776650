import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { holdRules, rateLimits } from "#db/schema/index.ts";
import { queueItems } from "#db/schema/queue.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { bodyOf, plantBoard, plantMute, plantThread } from "#db/testing/forum.ts";
import { askedIn } from "#db/testing/plans.ts";
import { waiting } from "#db/testing/turns.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { takeArchive } from "#domains/archive/commands/take-archive.ts";
import { appeal } from "#domains/moderation/commands/appeal.ts";
import { hidePost } from "#domains/moderation/commands/hide-post.ts";
import { mergeThread } from "#domains/moderation/commands/merge-thread.ts";
import { movePosts } from "#domains/moderation/commands/move-posts.ts";
import { slowThread } from "#domains/moderation/commands/slow-thread.ts";
import { findDecision } from "#domains/moderation/decisions/queries.ts";
import { deliver, type Person } from "#domains/moderation/testing.ts";
import { codeOf } from "#domains/moderation/testing-moves.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { CreatePerson } from "#domains/people/input.ts";
import { updateBoard } from "../boards/commands/update-board.ts";
import { issueReplyAddress } from "../by-mail/tokens.ts";
import { saveDraft } from "../drafts/commands/save-draft.ts";
import { listDrafts } from "../drafts/queries.ts";
import { plantRule } from "../holds/testing.ts";
import { listByKind } from "../lists/queries.ts";
import { deletePost } from "../posts/commands/delete-post.ts";
import { editPost } from "../posts/commands/edit-post.ts";
import { react } from "../posts/commands/react.ts";
import { reply } from "../posts/commands/reply.ts";
import { listAllWaiting, listPostAbilities } from "../posts/mine/queries.ts";
import { findPost, listPosts } from "../posts/queries.ts";
import { windowOf } from "../posts/windows.ts";
import { schedulePost } from "../scheduled/commands/schedule-post.ts";
import { takeBackScheduled } from "../scheduled/commands/take-back-scheduled.ts";
import { postDue } from "../scheduled/fire.ts";
import { boardRulesTag } from "../tags.ts";
import { openThread } from "../threads/commands/open-thread.ts";
import { findThreadPage } from "../threads/page.ts";
import { findThread } from "../threads/queries.ts";
import { voiceIn } from "./speak.ts";

let cast: Cast;
let owner: Person;
let other: Person;
let leader: Person;

beforeAll(async () => {
  cast = await castOf();
  owner = await cast.member("works-1", "王芳");
  other = await cast.member("works-2", "李明");
  leader = await cast.leader("works", "周立群");
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

const again = async (person: Person) => (await findActor(person.id)) as Person;
async function scene(more = {}) {
  const board = await plantBoard(cast.unit("works"), { allowsAnonymous: true, ...more });
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, other, [{ by: other }]);
  return { board, thread };
}
const say = async (by: Person, threadId: string, text = "说一句") => reply(by, { threadId, text, isAnonymous: true });
const namesIn = async (threadId: string) => {
  const thread = (await findThread(leader, threadId))!;
  return (await listPosts(leader, thread, windowOf(1))).map(({ said }) => said?.authorName);
};

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

test("leaders wait like everybody where they hide their name: else it would tell that one of them speaks", async () => {
  const { thread, board } = await scene({ needsApproval: true });
  const said = await say(leader, thread.id);
  expect(said.isPending).toBe(true);
  expect((await reply(leader, { threadId: thread.id, text: "署名的不等" })).isPending).toBe(false);
  const opened = await openThread(owner, { boardId: board.id, title: "另起一题", text: "说说", isAnonymous: true });
  const me = await again(owner);
  expect((await listAllWaiting(me)).map(({ threadTitle }) => threadTitle)).toContain("另起一题");
  expect(await findThread(me, opened.id)).not.toBeNull();
  expect(await findThread(other, opened.id)).toBeNull();
});

test("slow mode holds for the person, whichever name they show, and for leaders without a name too", async () => {
  const { thread } = await scene();
  const slow = { threadId: thread.id, minutes: "5", hours: "1", reason: "请放慢一些" };
  await slowThread(leader, slow as unknown as Parameters<typeof slowThread>[1]);
  await say(owner, thread.id);
  expect(await codeOf(reply(owner, { threadId: thread.id, text: "换个名字再说" }))).toBe("slowMode");
  await say(leader, thread.id);
  expect(await codeOf(say(leader, thread.id))).toBe("slowMode");
});

test("a named post is held for what was said under that name alone: the queue tells nothing of what the person said without it", async () => {
  const { thread } = await scene();
  const person = await cast.member("works-1");
  for (const text of ["一", "二"]) await say(person, thread.id, text);
  await plantRule(leader, cast.unit("works"), { kind: "rate", words: [], amount: 2, minutes: 60 });
  const named = async (text: string) => (await reply(person, { threadId: thread.id, text })).isPending;
  expect([await named("署名一"), await named("署名二"), await named("署名三")]).toEqual([false, false, true]);
  await db.delete(queueItems);
  await db.delete(holdRules);
});

test.each([
  ["new-member", { amount: 1 }],
  ["first-posts", { amount: 1 }],
  ["rate", { amount: 20, minutes: 1 }],
] as const)(
  "where a rule asks of the person (%s) everything without a name waits, so that to wait tells nothing of who it is",
  async (kind, rule) => {
    const { thread, board } = await scene();
    const known = await cast.member("works-1");
    await reply(known, { threadId: thread.id, text: "署名" });
    await db
      .update(members)
      .set({ createdAt: new Date(0) })
      .where(eq(members.id, known.id));
    const ruleOf = async (postId: string) =>
      (await db.select().from(queueItems).where(eq(queueItems.postId, postId)))[0]!.ruleId;
    await plantRule(leader, cast.unit("works"), { kind, words: [], ...rule });
    for (const by of [known, leader, await cast.member("works-1")]) {
      const held = await say(by, thread.id);
      expect([held.isPending, await ruleOf(held.id)]).toEqual([true, null]);
    }
    const opened = await openThread(known, { boardId: board.id, title: "另起一题", text: "说说", isAnonymous: true });
    expect(opened.isPending).toBe(true);
    expect((await reply(known, { threadId: thread.id, text: "署名的不等" })).isPending).toBe(false);
    // What is asked of the text is true of the text, and is named.
    const words = await plantRule(leader, null, { kind: "words", words: ["代开发票"] });
    expect(await ruleOf((await say(known, thread.id, "代开发票")).id)).toBe(words);
    await db.delete(queueItems);
    await db.delete(holdRules);
  },
);

test("whoever is muted is so without a name too", async () => {
  const { thread } = await scene();
  const muted = await cast.member("works-1");
  await plantMute(muted, cast.unit("works"), new Date(Date.now() + 86_400_000));
  expect(await codeOf(say(muted, thread.id))).toBe("muted");
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

test("of two voices with one number in a thread the one that came gets another, everywhere it speaks, also where it is quoted", async () => {
  const [from, to] = [await scene(), await scene()];
  const moved = await say(owner, from.thread.id);
  await say(owner, from.thread.id, "留在原处");
  await say(leader, from.thread.id);
  const quoting = await reply(other, { threadId: from.thread.id, text: ">#2 匿名1\n> 说一句\n\n对" });
  for (const by of [other, leader]) await say(by, to.thread.id);
  const chosen = {
    threadId: from.thread.id,
    postIds: [moved.id, quoting.id],
    target: to.thread.id,
    reason: "与主题无关",
  };
  await movePosts(leader, chosen);
  expect(await namesIn(from.thread.id)).toEqual(["李明", "匿名3", "匿名2"]);
  expect(await namesIn(to.thread.id)).toEqual(["李明", "匿名1", "匿名2", "匿名3", "李明"]);
  expect(JSON.stringify((await findPost(other, quoting.id))!.body)).toContain('"author": "匿名3"'.replace(" ", ""));
  // Whoever comes next is none of them, here and there.
  const next = await cast.member("works-1");
  for (const { thread } of [from, to]) await say(next, thread.id);
  expect(await namesIn(from.thread.id)).toEqual(["李明", "匿名3", "匿名2", "匿名4"]);
  expect((await namesIn(to.thread.id)).at(-1)).toBe("匿名4");
  await mergeThread(leader, { threadId: from.thread.id, target: to.thread.id, reason: "同一件事" });
  const names = await namesIn(to.thread.id);
  const authors = (await db.select().from(posts).where(eq(posts.threadId, to.thread.id))).map(
    ({ authorId }) => authorId,
  );
  expect(new Set(names).size).toBe(new Set(authors).size);
});

const moved = (said: { id: string }, from: string, target: string) =>
  movePosts(leader, { threadId: from, postIds: [said.id], target, reason: "与主题无关" });

test("whoever spoke first in a thread has their number there, also once all they said went elsewhere", async () => {
  const [here, there, third] = [await scene(), await scene(), await scene()].map(({ thread }) => thread.id) as Three;
  await moved(await say(owner, here), here, third);
  await moved(await say(leader, there), there, here);
  await say(owner, here);
  expect(await namesIn(here)).toEqual(["李明", "匿名2", "匿名1"]);
});
type Three = [string, string, string];

test("a voice is given no number that somebody gets at the same moment in another thread where it speaks", async () => {
  const [from, to, third] = [await scene(), await scene(), await scene()].map(({ thread }) => thread.id) as Three;
  const said = await say(owner, from);
  await moved(await say(owner, from), from, third);
  await say(leader, to);
  const next = await cast.member("works-1");
  let moving: Promise<unknown> | undefined;
  await db.transaction(async (tx) => {
    await voiceIn(tx, { id: next.id, isDemo: false }, third);
    moving = moved(said, from, to);
    moving.catch(() => {});
    await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(0), 10_000);
  });
  await moving;
  await say(next, third);
  expect(await namesIn(third)).toEqual(["李明", "匿名3", "匿名2"]);
});

test("of two first words of one person at the same moment both are of one voice, and no number is lost", async () => {
  const { thread } = await scene();
  const speaker = { id: owner.id, isDemo: false };
  let second: Promise<string> | undefined;
  const first = await db.transaction(async (tx) => {
    const voice = await voiceIn(tx, speaker, thread.id);
    second = db.transaction((other) => voiceIn(other, speaker, thread.id));
    second.catch(() => {});
    await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(0), 10_000);
    return voice;
  });
  expect(await second).toBe(first);
  await say(leader, thread.id);
  expect(await namesIn(thread.id)).toEqual(["李明", "匿名2"]);
});

test("what was said without a name stays its author's where the thread in which it began is cleared away", async () => {
  const [from, to] = [await scene(), await scene()].map(({ thread }) => thread.id) as [string, string];
  const said = await say(owner, from);
  await moved(said, from, to);
  await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('qingfeng.clearing_demo', 'on', true)`);
    await tx.delete(threads).where(eq(threads.id, from));
  });
  const me = await again(owner);
  expect(me.voices).toContain((await findPost(other, said.id))!.authorId);
  await say(owner, to);
  expect(await namesIn(to)).toEqual(["李明", "匿名1", "匿名2"]);
});

test("whoever is behind a moved post is told where it went", async () => {
  const [from, to] = [await scene(), await scene()];
  const said = await say(owner, from.thread.id);
  await movePosts(leader, {
    ...{ threadId: from.thread.id, postIds: [said.id], target: to.thread.id },
    reason: "与主题无关",
  });
  await deliver();
  const told = (await listInbox(await again(owner))).filter(({ kind }) => kind === "posts-moved");
  expect(told[0]).toMatchObject({ threadId: to.thread.id, postNumber: 2 });
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
