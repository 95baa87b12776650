import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { threads, threadTitles } from "#db/schema/forum.ts";
import { threadTerms } from "#db/schema/labels.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { type PlantedPost, plantBoard, plantThread } from "#db/testing/forum.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import { findForumFeed } from "#domains/bulletins/feeds/forum.ts";
import { exportBoard } from "#domains/forum/export/commands/export-board.ts";
import { listFollowedThreads, listOwnReactions, listOwnVotes } from "#domains/forum/export/own-marks.ts";
import { listNewPosts } from "#domains/forum/feeds/queries.ts";
import { plantRule } from "#domains/forum/holds/testing.ts";
import { openPoll } from "#domains/forum/polls/commands/open-poll.ts";
import { vote } from "#domains/forum/polls/commands/vote.ts";
import { findPoll, findPollOfThread } from "#domains/forum/polls/queries.ts";
import { react } from "#domains/forum/posts/commands/react.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { followThread } from "#domains/forum/reading/commands/follow-thread.ts";
import { titleTag } from "#domains/forum/tags.ts";
import { renameThread } from "#domains/forum/threads/commands/rename-thread.ts";
import { findThread, listThreads } from "#domains/forum/threads/queries.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { appeal } from "../commands/appeal.ts";
import { decideAppeal } from "../commands/decide-appeal.ts";
import { hidePost } from "../commands/hide-post.ts";
import { lockThread } from "../commands/lock-thread.ts";
import { renameThread as renameByLeader } from "../commands/rename-thread.ts";
import { restorePost } from "../commands/restore-post.ts";
import { splitThread } from "../commands/split-thread.ts";
import { listLog } from "../decisions/queries.ts";
import { listOpenLog } from "../open-log/queries.ts";
import { clearDesk, deliver, type People, type Person, peopleOf } from "../testing.ts";
import { listTitles } from "./queries.ts";

const READERS = { kind: "audience", area: "unit:works" } as const;
const REASON = { reason: "标题写了他人姓名" };
let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(clearDesk);

/** A thread of the author's with an answer, named as nothing else is. */
async function scene(title: string, first: Partial<PlantedPost> = {}) {
  const { author, reader } = people;
  const unitId = cast.unit("works");
  const board = await plantBoard(unitId);
  const said = [{ by: author, ...first }, { by: reader }, { by: author }];
  const thread = await plantThread({ boardId: board.id, unitId }, author, said, { title });
  return { ...thread, board };
}
const titleOf = async (viewer: Parameters<typeof findThread>[0], id: string) => (await findThread(viewer, id))!.title;
const termsOf = async (id: string) =>
  (await db.select().from(threadTerms).where(eq(threadTerms.threadId, id))).map(({ term }) => term).join();
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => Object.values((error.fields ?? {}) as Record<string, { key: string }>)[0]?.key ?? error.code,
  );

test("its author gives a thread another title within the window, and those who keep order read what it was", async () => {
  const { author, leader, reader, sister } = people;
  const { id } = await scene("塔吊班组的旧题目");
  const { tags } = await renameThread(author, { threadId: id, title: "脚手架班组的新题目" });
  expect(tags).toContain(titleTag(id));
  expect(await titleOf(READERS, id)).toBe("脚手架班组的新题目");
  await deliver();
  expect(await termsOf(id)).toMatch(/脚手架/);
  expect(await termsOf(id)).not.toMatch(/塔吊/);
  expect(await listTitles(leader, id)).toMatchObject([{ title: "塔吊班组的旧题目", replacedBy: "王芳" }]);
  for (const who of [reader, author, sister, cast.guest]) expect(await listTitles(who, id)).toEqual([]);
  expect(await refusalOf(renameThread(author, { threadId: id, title: "脚手架班组的新题目" }))).toBe("sameTitle");
  expect(await refusalOf(renameThread(author, { threadId: id, title: "短" }))).not.toBeNull();
});

test("the window, a lock, a rule and a leader's own title end it for its author", async () => {
  const { author, leader } = people;
  const rename = (threadId: string, title = "又一个新的题目") => refusalOf(renameThread(author, { threadId, title }));
  const old = await scene("前天说的题目", { at: new Date(Date.now() - 25 * 3_600_000) });
  expect(await rename(old.id)).toBe("editOver");
  const locked = await scene("锁定了的题目");
  await lockThread(leader, { threadId: locked.id, ...REASON });
  expect(await rename(locked.id)).toBe("threadLocked");
  const ruled = await scene("规则管着的题目");
  await plantRule(leader, cast.unit("works"), { kind: "words", words: ["礼金卡"] });
  expect(await rename(ruled.id, "谁收了礼金卡啊")).toBe("editHeld");
  expect(await rename(ruled.id)).toBeNull();
  const given = await scene("负责人要改的题目");
  await renameByLeader(leader, { threadId: given.id, title: "负责人改的题目", ...REASON });
  expect(await rename(given.id)).toBe("titleGiven");
  const { toThreadId } = await splitThread(leader, {
    threadId: given.id,
    postIds: [given.postIds[2]!],
    boardId: given.board.id,
    title: "拆出来的题目",
    ...REASON,
  });
  expect(await rename(String(toThreadId))).toBe("titleGiven");
});

test("a leader's title is told with its reason, stands in both logs, and a good appeal takes it back", async () => {
  const { author, leader, deputy, reader } = people;
  const { id } = await scene("写了张三的题目");
  const act = await renameByLeader(leader, { threadId: id, title: "不写姓名的题目", ...REASON });
  await deliver();
  expect(await listInbox(author)).toMatchObject([
    { kind: "moderated", actionKind: "rename-thread", reason: REASON.reason, threadTitle: "不写姓名的题目" },
  ]);
  expect((await listLog(leader))[0]).toMatchObject({ kind: "rename-thread", reason: REASON.reason });
  const open = await listOpenLog(READERS);
  expect(open[0]).toMatchObject({ kind: "rename-thread", threadTitle: "不写姓名的题目" });
  expect(JSON.stringify(open)).not.toContain("张三");
  expect(await refusalOf(renameByLeader(reader, { threadId: id, title: "读者的题目", ...REASON }))).toBe("forbidden");

  const { id: appealId } = await appeal(author, { actionId: String(act.id), text: "那不是真名" });
  const { tags } = await decideAppeal(deputy, { appealId: String(appealId), decision: "uphold", reason: "确非真名" });
  expect(tags).toContain(titleTag(id));
  expect(await titleOf(READERS, id)).toBe("写了张三的题目");
  expect(await refusalOf(renameThread(author, { threadId: id, title: "作者又改的题目" }))).toBeNull();
});

test("with the opening post its title goes from lists, page, inbox and logs, and comes back with it", async () => {
  const { author, reader, leader, sister } = people;
  const { id, postIds, board } = await scene("骂人的题目在此");
  await reply(reader, { threadId: id, text: `@王芳 请看`, parentNumber: 1 });
  await reply(author, { threadId: id, text: "回你", parentNumber: 2 });
  await deliver();
  expect((await listInbox(reader))[0]).toMatchObject({ threadTitle: "骂人的题目在此" });

  const { tags } = await hidePost(leader, { postId: postIds[0]!, ...REASON });
  expect(tags).toContain(titleTag(id));
  for (const viewer of [READERS, reader, await cast.member("works-1")]) {
    expect(await titleOf(viewer, id)).toBe("");
    const shown = [(await listThreads(viewer, board.id)).threads, await listOpenLog(viewer)];
    expect(JSON.stringify(shown)).not.toContain("骂人的题目");
  }
  expect((await listInbox(reader))[0]).toMatchObject({ threadId: id, threadTitle: "" });
  for (const viewer of [author, leader]) expect(await titleOf(viewer, id)).toBe("骂人的题目在此");
  expect(await findThread(sister, id)).toBeNull();

  await restorePost(leader, { postId: postIds[0]! });
  expect(await titleOf(READERS, id)).toBe("骂人的题目在此");
});

test("a title hidden with its opening post leaves by no feed, board export or archive, and no vote below it either", async () => {
  const { author, reader, leader } = people;
  const { id, postIds, board } = await scene("骂人的题目外传");
  const poll = await openPoll(author, {
    ...{ threadId: id, question: "外传的问题", options: "甲\n乙", kind: "single", results: "always" },
    ...{ isAnonymous: false, lastDay: "" },
  });
  await vote(reader, { pollId: poll.id, choices: [(await findPoll(reader, poll.id))!.options[0]!.id] });
  await react(reader, { postId: postIds[2]!, kind: "agree", on: true });
  await followThread(reader, { threadId: id, level: "watch" });
  const taken = async (who: Person) =>
    JSON.stringify([
      await listOwnReactions(reader),
      await listOwnVotes(reader),
      await listFollowedThreads(reader),
      (await exportBoard(leader, { boardId: board.id })).rows,
      await listNewPosts(who, id),
      await findForumFeed(who, `thread.${id}`),
    ]);
  expect((await taken(reader)).match(/外传/g)).toHaveLength(11);
  await hidePost(leader, { postId: postIds[0]!, ...REASON });
  for (const who of [reader, author, leader]) expect(await taken(who)).not.toContain("外传");
  expect((await listOwnReactions(reader))[0]).toMatchObject({ thread: "", number: 3 });
});

test("a title that a leader has given stands, whatever becomes of the opening post", async () => {
  const { leader } = people;
  const hiddenFirst = await scene("先隐藏的坏题目");
  await hidePost(leader, { postId: hiddenFirst.postIds[0]!, ...REASON });
  await renameByLeader(leader, { threadId: hiddenFirst.id, title: "讨论继续的题目", ...REASON });
  expect(await titleOf(READERS, hiddenFirst.id)).toBe("讨论继续的题目");
  const named = await scene("先改名的坏题目");
  await renameByLeader(leader, { threadId: named.id, title: "改过名的题目", ...REASON });
  await hidePost(leader, { postId: named.postIds[0]!, ...REASON });
  expect(await titleOf(READERS, named.id)).toBe("改过名的题目");
});

test("an appeal against a hidden opening post brings its title back; one against a later title does not show a hidden one", async () => {
  const { author, leader, deputy } = people;
  const { id, postIds } = await scene("被隐藏过的题目");
  const hidden = await hidePost(leader, { postId: postIds[0]!, ...REASON });
  const renamed = await renameByLeader(leader, { threadId: id, title: "负责人的题目", ...REASON });
  const decide = async (actionId: unknown) => {
    const { id: appealId } = await appeal(author, { actionId: String(actionId), text: "请再看一次" });
    await decideAppeal(deputy, { appealId: String(appealId), decision: "uphold", reason: "有理" });
  };
  await decide(renamed.id);
  expect(await titleOf(READERS, id)).toBe("");
  await decide(hidden.id);
  expect(await titleOf(READERS, id)).toBe("被隐藏过的题目");
});

test("the vote below a hidden opening post is there for nobody but its author and those who keep order", async () => {
  const { author, reader, leader } = people;
  const { id, postIds } = await scene("带投票的题目");
  const poll = await openPoll(author, {
    threadId: id,
    question: "谁最坏？",
    options: "张三\n李四",
    kind: "single",
    results: "always",
    isAnonymous: false,
    lastDay: "",
  });
  const pollId = String(poll.id);
  const choices = (await findPoll(reader, pollId))!.options.slice(0, 1).map((option) => option.id);
  await hidePost(leader, { postId: postIds[0]!, ...REASON });
  for (const viewer of [READERS, reader]) {
    expect(await findPollOfThread(viewer, id)).toBeNull();
    expect(await findPoll(viewer, pollId)).toBeNull();
  }
  expect(await refusalOf(vote(reader, { pollId, choices }))).toBe("not_found");
  for (const viewer of [author, leader]) expect(await findPoll(viewer, pollId)).toMatchObject({ question: "谁最坏？" });
  await restorePost(leader, { postId: postIds[0]! });
  expect(await refusalOf(vote(reader, { pollId, choices }))).toBeNull();
});

test("of two who name a thread at once one is told", async () => {
  const { leader, deputy } = people;
  const { id } = await scene("两人同时改的题目");
  const refused = await afterTheFirst(
    (tx) => renameByLeader(leader, { threadId: id, title: "先来的题目", ...REASON }, tx),
    () => refusalOf(renameByLeader(deputy, { threadId: id, title: "后来的题目", ...REASON })),
  );
  expect(refused).toBe("conflict");
  expect(await db.select().from(threadTitles).where(eq(threadTitles.threadId, id))).toHaveLength(1);
  expect(await db.select().from(threads).where(eq(threads.id, id))).toHaveLength(1);
});
