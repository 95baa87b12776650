import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantMute, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { overlayFor } from "#domains/overlays.ts";
import { saveDraft } from "./drafts/commands/save-draft.ts";
import { listDrafts } from "./drafts/queries.ts";
import { listByKind } from "./lists/queries.ts";
import type { BoardOverlay, ForumOverlay, ThreadOverlay } from "./overlay.ts";
import { react } from "./posts/commands/react.ts";
import { reply } from "./posts/commands/reply.ts";
import { markRead } from "./reading/commands/mark-read.ts";
import { listUnread } from "./reading/queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
let reader: Person;
let leader: Person;
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
  reader = await cast.member("works-2");
  leader = await cast.leader("works");
});

async function newThread(more = {}) {
  const board = await plantBoard(cast.unit("works"), more);
  const planted = [{ by: author }, { by: reader }, { by: author, hidden: "跑题" }, { by: author, deleted: true }];
  return { board, thread: await plantThread({ boardId: board.id, unitId: board.unitId }, author, planted) };
}
const ofThread = (actor: Person, id: string, rest = "") =>
  overlayFor(actor, `/units/works/forum/threads/${id}${rest}`) as Promise<ThreadOverlay | null>;

test("each person learns what they may do to each post, and no more", async () => {
  const { thread } = await newThread();
  expect((await ofThread(author, thread.id))?.abilities).toEqual({
    1: ["edit", "delete"],
    2: ["react", "flag", "accept"],
    3: [],
    4: [],
  });
  expect((await ofThread(reader, thread.id))?.abilities[1]).toEqual(["react", "flag"]);
  expect((await ofThread(leader, thread.id))?.abilities).toEqual({
    1: ["react", "flag", "moderate"],
    2: ["react", "flag", "accept", "moderate"],
    3: ["moderate"],
    4: [],
  });
});

test("reactions, one's own draft, line of reading and waiting posts come along, nobody else's", async () => {
  const { thread } = await newThread({ needsApproval: true });
  await react(reader, { postId: thread.postIds[0]!, kind: "thanks" });
  await markRead(reader, { threadId: thread.id, number: 1 });
  await saveDraft(reader, { kind: "reply", targetId: thread.id, text: "写到一半" });
  await reply(author, { threadId: thread.id, text: "等审核" });
  expect(await ofThread(reader, thread.id)).toMatchObject({
    reactions: { 1: { counts: { thanks: 1 }, mine: ["thanks"] } },
    lastReadNumber: 1,
    lastShownNumber: 2,
    level: "normal",
    draft: { text: "写到一半" },
    waiting: [],
  });
  expect(await ofThread(author, thread.id)).toMatchObject({
    reactions: { 1: { counts: { thanks: 1 }, mine: [] } },
    level: "watch",
    draft: null,
    waiting: [{ number: 5, text: "等审核" }],
  });
});

test("what a hidden post had met with is told to its author and the moderators, as its words are", async () => {
  const { thread } = await newThread();
  const met = { reactionCounts: { thanks: 2 } };
  await db.update(posts).set(met).where(eq(posts.id, thread.postIds[2]!));
  expect((await ofThread(reader, thread.id))?.reactions).toEqual({});
  for (const person of [author, leader])
    expect((await ofThread(person, thread.id))?.reactions).toEqual({ 3: { counts: { thanks: 2 }, mine: [] } });
});

test("a window's overlay speaks of that window", async () => {
  const board = await plantBoard(cast.unit("works"));
  const planted = Array.from({ length: 25 }, () => ({ by: author }));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, planted);
  const numbers = async (rest: string) => Object.keys((await ofThread(reader, thread.id, rest))!.abilities).map(Number);
  expect((await numbers("")).at(-1)).toBe(20);
  expect(await numbers("/21")).toEqual([21, 22, 23, 24, 25]);
});

test("who may not write is told why", async () => {
  const { thread } = await newThread();
  const muted = await cast.member("works-1");
  await plantMute(muted, cast.unit("works"), new Date(Date.now() + 86_400_000));
  expect((await ofThread(muted, thread.id))?.barrier).toMatchObject({ kind: "muted", until: expect.any(String) });
  expect((await ofThread(reader, thread.id))?.barrier).toBeNull();
  await db.update(threads).set({ lockedBy: crypto.randomUUID() }).where(eq(threads.id, thread.id));
  expect(await ofThread(reader, thread.id)).toMatchObject({
    barrier: { kind: "locked" },
    abilities: { 2: ["delete"] },
  });
});

test("an outsider's overlay of a hidden thread and of none are the same", async () => {
  const { thread, board } = await newThread();
  const outsider = await cast.leader("office");
  expect(await ofThread(outsider, thread.id)).toBeNull();
  expect(await ofThread(outsider, crypto.randomUUID())).toBeNull();
  expect(await overlayFor(outsider, `/units/works/forum/boards/${board.slug}`)).toBeNull();
});

test("a board tells what is unread of what it lists", async () => {
  const { board, thread } = await newThread();
  const other = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [{ by: author }]);
  const path = `/units/works/forum/boards/${board.slug}`;
  await markRead(reader, { threadId: thread.id, number: 1 });
  expect(await overlayFor(reader, path)).toEqual({
    unread: { [thread.id]: 1, [other.id]: 1 },
    unreadThreads: 2,
    mayOpen: true,
    barrier: null,
    level: "normal",
  } satisfies BoardOverlay);
  await markRead(reader, { threadId: thread.id, number: 4 });
  expect(((await overlayFor(reader, path)) as BoardOverlay).unread).toEqual({ [other.id]: 1 });
});

test("the organisation's list of boards adds those of one's own units", async () => {
  const { board } = await newThread();
  const hrefs = async (actor: Person) =>
    ((await overlayFor(actor, "/forum")) as ForumOverlay).boards.map((each) => each.href);
  expect(await hrefs(reader)).toContain(`/units/works/forum/boards/${board.slug}`);
  expect(await hrefs(await cast.member("office"))).not.toContain(`/units/works/forum/boards/${board.slug}`);
});

test("the badge of an area's boards is the length of the unread list of that area", async () => {
  const [{ thread }, newcomer] = [await newThread(), await cast.member("works-2")];
  const badgeOf = async (path: string) => ((await overlayFor(newcomer, path)) as ForumOverlay).unreadThreads;
  const all = await badgeOf("/forum");
  expect(all).toBe((await listByKind(newcomer, {}, { kind: "unread" })).threads.length);
  expect(await badgeOf("/units/works/forum")).toBe(all);
  expect(await badgeOf("/units/office/forum")).toBe(0);
  await markRead(newcomer, { threadId: thread.id, number: 4 });
  expect(await badgeOf("/forum")).toBe(all - 1);
});

test("who has left a unit finds nothing of it in drafts and unread figures; who returns finds it again", async () => {
  const { board, thread } = await newThread();
  const leaver = await cast.member("works-2");
  await saveDraft(leaver, { kind: "reply", targetId: thread.id, text: "未完" });
  await saveDraft(leaver, { kind: "thread", targetId: board.id, title: "题", text: "未完" });
  expect(await listDrafts(leaver)).toMatchObject([
    { boardName: board.name },
    { threadTitle: thread.title, unitSlug: "works" },
  ]);
  expect(await listUnread(leaver, [thread.id])).toEqual({ [thread.id]: 2 });
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, leaver.id));
  const gone = await cast.again(leaver.id);
  expect(await listDrafts(gone)).toEqual([]);
  expect(await listUnread(gone, [thread.id])).toEqual({});
  await db.update(memberships).set({ endedAt: null }).where(eq(memberships.memberId, leaver.id));
  expect(await listDrafts(await cast.again(leaver.id))).toHaveLength(2);
});
