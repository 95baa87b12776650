import { and, eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Db, db } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { moderationActions, mutes } from "#db/schema/moderation.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { listBoardsFor } from "./areas/queries.ts";
import { approvePost } from "./commands/approve-post.ts";
import { dismissFlags } from "./commands/dismiss-flags.ts";
import { flagPost } from "./commands/flag-post.ts";
import { hidePost } from "./commands/hide-post.ts";
import { lockThread } from "./commands/lock-thread.ts";
import { moveThread } from "./commands/move-thread.ts";
import { muteMember } from "./commands/mute-member.ts";
import { pinThread } from "./commands/pin-thread.ts";
import { rejectPost } from "./commands/reject-post.ts";
import { renameThread } from "./commands/rename-thread.ts";
import { restorePost } from "./commands/restore-post.ts";
import { unlockThread } from "./commands/unlock-thread.ts";
import { unpinThread } from "./commands/unpin-thread.ts";
import { writeNote } from "./commands/write-note.ts";
import { listLog } from "./decisions/queries.ts";
import { hidePosts } from "./hidings/commands/hide-posts.ts";
import { listFlagsOf } from "./posts/queries.ts";
import { listQueue } from "./queue/queries.ts";
import { findModeratedThread } from "./subjects.ts";
import { unmoveThread } from "./unmoves/commands/unmove-thread.ts";

type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
let reader: Person;
let leader: Person;
let above: Person;
let sister: Person;

beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
  reader = await cast.member("works-2", "李明");
  leader = await cast.leader("works", "周立群");
  above = await cast.leader("group", "唐敬之");
  sister = await cast.leader("logistics", "丁一鸣");
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

/** A thread of the works unit with an opening post by the author and an answer by the reader. */
async function scene(more = {}) {
  const board = await plantBoard(cast.unit("works"), more);
  const thread = await plantThread({ boardId: board.id, unitId: cast.unit("works") }, author, [
    { by: author },
    { by: reader },
  ]);
  const post = (
    await db
      .select()
      .from(posts)
      .where(and(eq(posts.threadId, thread.id), eq(posts.number, 1)))
  )[0]!;
  return { board, thread, post };
}
const postNow = async (id: string) => (await db.select().from(posts).where(eq(posts.id, id)))[0]!;
const threadNow = async (id: string) => (await db.select().from(threads).where(eq(threads.id, id)))[0]!;
const actsOn = (postId: string) => db.select().from(moderationActions).where(eq(moderationActions.postId, postId));
const eventCount = async () => (await db.select({ n: sql<number>`count(*)::int` }).from(events))[0]!.n;

test("a flag reaches the queue of the unit's leader and of those above, never a sister unit's, and nobody sees who flagged", async () => {
  const { post } = await scene();
  await flagPost(reader, { postId: post.id, reason: "privacy", text: "写了别人的电话" });
  for (const moderator of [leader, above]) {
    const item = (await listQueue(moderator)).find(({ id }) => id === post.id);
    expect(item).toMatchObject({ kind: "flags", flagCount: 1, reasons: ["privacy"] });
    expect(JSON.stringify(item)).not.toContain(reader.id);
    expect(JSON.stringify(await listFlagsOf(moderator, post.id))).not.toContain(reader.id);
  }
  for (const other of [sister, reader, author]) {
    expect((await listQueue(other)).filter(({ id }) => id === post.id)).toEqual([]);
    expect(await listFlagsOf(other, post.id)).toEqual([]);
  }
});

test("one person flags a post once, and nobody flags the own", async () => {
  const { post } = await scene();
  await flagPost(reader, { postId: post.id, reason: "other" });
  await expect(flagPost(reader, { postId: post.id, reason: "insult" })).rejects.toMatchObject({ code: "invalid" });
  await expect(flagPost(author, { postId: post.id, reason: "other" })).rejects.toMatchObject({ code: "forbidden" });
});

test("a hidden post is gone for readers, its flags are settled, the counters follow, and the log says who and why", async () => {
  const { post, thread } = await scene();
  await flagPost(reader, { postId: post.id, reason: "insult" });
  const { id: actionId } = await hidePost(leader, { postId: post.id, reason: "写了他人隐私", note: "已电话告知" });
  expect(await postNow(post.id)).toMatchObject({ hiddenBy: actionId });
  expect(await threadNow(thread.id)).toMatchObject({ postCount: 1, lastShownNumber: 2 });
  expect((await listQueue(leader)).filter(({ id }) => id === post.id)).toEqual([]);
  expect(await actsOn(post.id)).toMatchObject([
    { kind: "hide-post", actorId: leader.id, reason: "写了他人隐私", memberId: author.id },
  ]);
  await restorePost(leader, { postId: post.id });
  expect(await threadNow(thread.id)).toMatchObject({ postCount: 2 });
});

test("without a reason nothing is hidden", async () => {
  const { post } = await scene();
  await expect(hidePost(leader, { postId: post.id, reason: " " })).rejects.toMatchObject({
    code: "invalid",
    fields: { reason: {} },
  });
  expect((await postNow(post.id)).hiddenBy).toBeNull();
});

test("a leader of another unit, a member and a guest meet the same answer as for a post that does not exist, and nothing changes", async () => {
  const { post, thread, board } = await scene();
  const missing = crypto.randomUUID();
  const before = [await postNow(post.id), await threadNow(thread.id), await eventCount()];
  const acts = (postId: string, threadId: string) => [
    (actor: Actor) => hidePost(actor, { postId, reason: "理由" }),
    (actor: Actor) => hidePosts(actor, { threadId, postIds: [postId], reason: "理由" }),
    (actor: Actor) => unmoveThread(actor, { threadId }),
    (actor: Actor) => restorePost(actor, { postId }),
    (actor: Actor) => approvePost(actor, { postId }),
    (actor: Actor) => rejectPost(actor, { postId, reason: "理由" }),
    (actor: Actor) => dismissFlags(actor, { postId }),
    (actor: Actor) => writeNote(actor, { postId, note: "备注" }),
    (actor: Actor) => flagPost(actor, { postId, reason: "other" }),
    (actor: Actor) => lockThread(actor, { threadId, reason: "理由" }),
    (actor: Actor) => renameThread(actor, { threadId, title: "另一个题目", reason: "理由" }),
    (actor: Actor) => unlockThread(actor, { threadId }),
    (actor: Actor) => pinThread(actor, { threadId }),
    (actor: Actor) => unpinThread(actor, { threadId }),
    (actor: Actor) => moveThread(actor, { threadId, boardId: board.id, reason: "理由" }),
  ];
  for (const actor of [sister, cast.guest, await cast.member("logistics-1"), await cast.staff("system-admin")]) {
    const onReal = acts(post.id, thread.id);
    const onMissing = acts(missing, missing);
    for (const [i, act] of onReal.entries()) {
      const [real, none] = await Promise.all([act(actor).catch((e) => e), onMissing[i]!(actor).catch((e) => e)]);
      expect([real.code, real.message]).toEqual([none.code, none.message]);
      expect(real.code).toBe("not_found");
    }
  }
  expect([await postNow(post.id), await threadNow(thread.id), await eventCount()]).toEqual(before);
});

test("a member of the unit may read but not moderate", async () => {
  const { post, thread } = await scene();
  await expect(hidePost(reader, { postId: post.id, reason: "理由" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(lockThread(reader, { threadId: thread.id, reason: "理由" })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a locked thread takes no replies until it is unlocked", async () => {
  const { thread } = await scene();
  await lockThread(leader, { threadId: thread.id, reason: "已有结论" });
  await expect(reply(reader, { threadId: thread.id, text: "还想说" })).rejects.toMatchObject({ code: "invalid" });
  await unlockThread(leader, { threadId: thread.id });
  expect(await reply(reader, { threadId: thread.id, text: "还想说" })).toMatchObject({ number: 3 });
});

test("moving needs the right at both ends, and changes at once who may read", async () => {
  const { thread } = await scene();
  const foreign = await plantBoard(cast.unit("logistics"));
  const within = await plantBoard(cast.unit("works-1"));
  await expect(moveThread(leader, { threadId: thread.id, boardId: foreign.id, reason: "移走" })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(moveThread(sister, { threadId: thread.id, boardId: foreign.id, reason: "移走" })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await findThread(reader, thread.id)).not.toBeNull();
  await moveThread(leader, { threadId: thread.id, boardId: within.id, reason: "属于一项目部" });
  expect(await findThread(reader, thread.id)).toBeNull();
  expect(await findThread(author, thread.id)).not.toBeNull();
});

test("a whole thread goes to no wider circle than it was written for, whoever moves it: not up, not aside, not to everyone", async () => {
  const boardOf = async (unit: string | null) => (await plantBoard(unit && cast.unit(unit))).id;
  const [all, group, works, below, foreign] = await Promise.all(
    [null, "group", "works", "works-1", "logistics"].map(boardOf),
  );
  const { thread } = await scene();
  const move = (boardId?: string) => moveThread(above, { threadId: thread.id, boardId: boardId!, reason: "放错版块" });
  const isWider = { fields: { boardId: { key: "widerAudience" } } };
  const offered = async () =>
    (await listBoardsFor(above, (await findModeratedThread(above, thread.id))!)).map(({ id }) => id);
  for (const wider of [all, group, foreign]) {
    await expect(move(wider)).rejects.toMatchObject(isWider);
    expect(await offered(), "nor is it offered").not.toContain(wider);
  }
  expect(await offered()).toEqual(expect.arrayContaining([works, below]));
  await move(works);
  await move(below);
  await expect(move(works)).rejects.toMatchObject(isWider);
  expect(await findThread(reader, thread.id)).toBeNull();
});

test("of two who move a thread at the same moment the second is told; it does not come back out of the smaller circle", async () => {
  const { thread } = await scene();
  const [beside, below] = [await plantBoard(cast.unit("works")), await plantBoard(cast.unit("works-1"))];
  const move = (by: Person, boardId: string, on?: Db) =>
    moveThread(by, { threadId: thread.id, boardId, reason: "放错版块" }, on);
  const other = await cast.leader("group");
  const second = afterTheFirst(
    (tx) => move(above, below.id, tx),
    () => move(other, beside.id),
  );
  await expect(second).rejects.toMatchObject({ code: "conflict" });
  expect(await findThread(reader, thread.id)).toBeNull();
});

test("at most a few threads are pinned on a board", async () => {
  const board = await plantBoard(cast.unit("works"));
  const place = { boardId: board.id, unitId: cast.unit("works") };
  const all = [];
  for (let i = 0; i < 6; i++) all.push(await plantThread(place, author, [{ by: author }]));
  for (const thread of all.slice(0, 5)) await pinThread(leader, { threadId: thread.id });
  await expect(pinThread(leader, { threadId: all[5]!.id })).rejects.toMatchObject({ code: "invalid" });
  await unpinThread(leader, { threadId: all[0]!.id });
  await pinThread(leader, { threadId: all[5]!.id });
});

test("a muted person cannot write in the unit and below, but can elsewhere", async () => {
  const silent = await cast.member("works-1", "吴浩然");
  const { thread } = await scene();
  const office = await plantBoard(null);
  const open = await plantThread({ boardId: office.id, unitId: null }, author, [{ by: author }]);
  await muteMember(leader, { person: silent.id, unitId: cast.unit("works"), days: 3, reason: "多次人身攻击" });
  await expect(reply(silent, { threadId: thread.id, text: "说一句" })).rejects.toMatchObject({ code: "invalid" });
  expect(await reply(silent, { threadId: open.id, text: "说一句" })).toMatchObject({ number: 2 });
});

test("a leader mutes only people of the own subtree, and no other leader", async () => {
  const mute = (by: Actor, who: Person, unit: string) =>
    muteMember(by, { person: who.id, unitId: cast.unit(unit), days: 1, reason: "理由" });
  await expect(mute(leader, await cast.member("logistics-1"), "works")).rejects.toMatchObject({ code: "not_found" });
  await expect(mute(leader, await cast.member("works-1"), "logistics")).rejects.toMatchObject({ code: "not_found" });
  await expect(mute(leader, leader, "works")).rejects.toMatchObject({ code: "forbidden" });
  await expect(mute(leader, await cast.leader("works"), "works")).rejects.toMatchObject({ code: "forbidden" });
  expect((await db.select().from(mutes).where(eq(mutes.memberId, leader.id))).length).toBe(0);
});

test("a waiting post is seen after approval, and is gone with a reason when turned down", async () => {
  const { thread, board } = await scene({ needsApproval: true });
  const first = await reply(reader, { threadId: thread.id, text: "等一等" });
  const second = await reply(reader, { threadId: thread.id, text: "再等等" });
  expect((await listQueue(leader)).filter(({ kind }) => kind === "pending").map(({ id }) => id)).toEqual([
    first.id,
    second.id,
  ]);
  await approvePost(leader, { postId: first.id });
  await rejectPost(leader, { postId: second.id, reason: "与主题无关" });
  expect(await threadNow(thread.id)).toMatchObject({ postCount: 3, lastShownNumber: 3 });
  expect((await listQueue(leader)).filter(({ kind }) => kind === "pending")).toEqual([]);
  expect(board.needsApproval).toBe(true);
});

test("the log shows a leader the own subtree only, and cannot be changed", async () => {
  const { post } = await scene();
  await hidePost(leader, { postId: post.id, reason: "理由充分" });
  expect((await listLog(leader)).length).toBeGreaterThan(0);
  expect((await listLog(above)).length).toBeGreaterThanOrEqual((await listLog(leader)).length);
  expect(await listLog(sister)).toEqual([]);
  expect(await listLog(author)).toEqual([]);
  await expect(db.update(moderationActions).set({ reason: "改写" })).rejects.toThrow();
});
