import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { approvePost } from "#domains/moderation/commands/approve-post.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { subscribers } from "#domains/subscribers.ts";
import { countUnreadThreads, listByKind } from "../lists/queries.ts";
import { reply } from "../posts/commands/reply.ts";
import { openThread } from "../threads/commands/open-thread.ts";
import { followBoard } from "./commands/follow-board.ts";
import { followThread } from "./commands/follow-thread.ts";
import { findReading, listUnread } from "./queries.ts";

type Person = Actor & { id: string };
const LONG_AGO = new Date(Date.now() - 60 * 86_400_000);
let cast: Cast;
let author: Person;
let writer: Person;
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
  writer = await cast.member("works-2", "李明");
});
beforeEach(async () => {
  await db.delete(rateLimits);
  await db.delete(inboxItems);
});

async function deliver() {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
}
async function scene(more = {}, at?: Date) {
  const board = await plantBoard(cast.unit("works"), more);
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [{ by: author, at }]);
  return { board, thread };
}
const kinds = async (person: Person) => (await listInbox(person)).map(({ kind }) => kind);
const levelOf = async (person: Person, threadId: string) => {
  const { level, reason } = await findReading(person, threadId);
  return `${level} ${reason}`;
};

test("the level and its reason are kept: opened, wrote, called, chosen; what one chose nothing else changes", async () => {
  const board = await plantBoard(cast.unit("works"));
  const called = await cast.member("works-1", "赵敏");
  const { id } = await openThread(author, { boardId: board.id, title: "值守怎么排", text: "说说" });
  await reply(writer, { threadId: id, text: "@赵敏 你们呢" });
  await deliver();
  expect(await levelOf(author, id)).toBe("watch opened");
  expect(await levelOf(writer, id)).toBe("watch wrote");
  expect(await levelOf(called, id)).toBe("track mentioned");
  expect(await levelOf(await cast.member("works-1"), id)).toBe("normal null");
  await reply(called, { threadId: id, text: "我们轮流" });
  expect(await levelOf(called, id)).toBe("watch wrote");
  await followThread(called, { threadId: id, level: "normal" });
  await reply(writer, { threadId: id, text: "@赵敏 谢谢" });
  await reply(called, { threadId: id, text: "不客气" });
  await deliver();
  expect(await levelOf(called, id)).toBe("normal chosen");
});

test("for who is called into a thread it begins with the call; a call that waits counts once it is approved", async () => {
  const { board, thread } = await scene({ needsApproval: true });
  const called = await cast.member("works-1", "钱敏");
  const waiting = await reply(writer, { threadId: thread.id, text: "@钱敏 看这里" });
  await deliver();
  expect(await levelOf(called, thread.id)).toBe("normal null");
  await approvePost(await cast.leader("works"), { postId: waiting.id });
  await deliver();
  expect(await levelOf(called, thread.id)).toBe("track mentioned");
  expect(await listUnread(called, [thread.id])).toEqual({ [thread.id]: 1 });
  const muting = await cast.member("works-1", "孙敏");
  await followBoard(muting, { boardId: board.id, level: "mute" });
  const other = await reply(await cast.leader("works"), { threadId: thread.id, text: "@孙敏 看这里" });
  await deliver();
  expect(other.isPending).toBe(false);
  expect(await levelOf(muting, thread.id)).toBe("mute board");
});

test("four levels: every reply; figures alone; when called or answered; nothing", async () => {
  const { thread } = await scene();
  const people: Record<string, Person> = {};
  for (const level of ["watch", "track", "normal", "mute"] as const) {
    const person = await cast.member("works-1", `一个${level}`);
    people[level] = person;
    await followThread(person, { threadId: thread.id, level });
  }
  await reply(writer, { threadId: thread.id, text: "谁都没叫" });
  await deliver();
  const told = async () =>
    Object.fromEntries(
      await Promise.all(Object.entries(people).map(async ([level, person]) => [level, await kinds(person)])),
    );
  expect(await told()).toEqual({ watch: ["watched"], track: [], normal: [], mute: [] });
  for (const level of ["watch", "track", "normal"])
    expect(await listUnread(people[level]!, [thread.id])).toEqual({ [thread.id]: 2 });
  expect(await listUnread(people.mute!, [thread.id])).toEqual({});
  await reply(writer, { threadId: thread.id, text: "@一个track @一个normal @一个mute 在吗" });
  await deliver();
  expect(await told()).toEqual({ watch: ["watched", "watched"], track: ["mention"], normal: ["mention"], mute: [] });
});

test("what one tracks is unread until it is read, however old; what one never looked at is not news for ever", async () => {
  const { thread } = await scene({}, LONG_AGO);
  const [tracking, normal] = [await cast.member("works-1"), await cast.member("works-1")];
  await followThread(tracking, { threadId: thread.id, level: "track" });
  expect(await listUnread(tracking, [thread.id])).toEqual({ [thread.id]: 1 });
  expect(await listUnread(normal, [thread.id])).toEqual({});
});

test("who watches a board is told of new threads, not of every reply; the board's level gives way to the thread's own", async () => {
  const board = await plantBoard(cast.unit("works"));
  const [watching, muting] = [await cast.member("works-1", "周敏"), await cast.member("works-1", "吴敏")];
  await followBoard(watching, { boardId: board.id, level: "watch" });
  await followBoard(author, { boardId: board.id, level: "watch" });
  await followBoard(muting, { boardId: board.id, level: "mute" });
  const { id } = await openThread(author, { boardId: board.id, title: "新的题目", text: "@吴敏 说说" });
  await reply(writer, { threadId: id, text: "第二句" });
  await deliver();
  expect([await kinds(watching), await kinds(muting)]).toEqual([["new-thread"], []]);
  expect(await kinds(author)).toEqual(["watched"]);
  expect(await levelOf(watching, id)).toBe("track board");
  expect(await listUnread(muting, [id])).toEqual({});
  await followThread(muting, { threadId: id, level: "watch" });
  await reply(writer, { threadId: id, text: "第三句" });
  await deliver();
  expect(await kinds(muting)).toEqual(["watched"]);
});

test("what lies on a muted board is on no list and in no figure, until a thread of it is chosen", async () => {
  const { board, thread } = await scene();
  const muting = await cast.member("works-1");
  const seen = async () => {
    const kinds = ["latest", "new", "unread"] as const;
    const lists = await Promise.all(kinds.map((kind) => listByKind(muting, { boardId: board.id }, { kind })));
    return [...lists.map(({ threads }) => threads.length), await countUnreadThreads(muting, { boardId: board.id })];
  };
  expect(await seen()).toEqual([1, 1, 1, 1]);
  await followBoard(muting, { boardId: board.id, level: "mute" });
  expect(await seen()).toEqual([0, 0, 0, 0]);
  await followThread(muting, { threadId: thread.id, level: "track" });
  expect(await seen()).toEqual([1, 0, 1, 1]);
});

test("a thread that waits is new to those who watch its board once it is approved", async () => {
  const board = await plantBoard(cast.unit("works"), { needsApproval: true });
  const watching = await cast.member("works-1");
  await followBoard(watching, { boardId: board.id, level: "watch" });
  const { id } = await openThread(author, { boardId: board.id, title: "等审的题目", text: "说说" });
  await deliver();
  expect(await kinds(watching)).toEqual([]);
  const post = await db.query.posts.findFirst({ where: (post, { eq: is }) => is(post.threadId, id) });
  await approvePost(await cast.leader("works"), { postId: post!.id });
  await deliver();
  expect(await kinds(watching)).toEqual(["new-thread"]);
});

test("who leaves the unit hears nothing more of its boards", async () => {
  const board = await plantBoard(cast.unit("works"));
  const leaver = await cast.member("works-1");
  await followBoard(leaver, { boardId: board.id, level: "watch" });
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, leaver.id));
  await openThread(author, { boardId: board.id, title: "新的题目", text: "说说" });
  await deliver();
  const gone = await cast.again(leaver.id);
  expect(await kinds(gone)).toEqual([]);
  await expect(followBoard(gone, { boardId: board.id, level: "mute" })).rejects.toMatchObject({ code: "not_found" });
});
