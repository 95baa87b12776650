import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { boards, threads } from "#db/schema/forum.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard } from "#db/testing/forum.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import { saveDraft } from "#domains/forum/drafts/commands/save-draft.ts";
import { editPost } from "#domains/forum/posts/commands/edit-post.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { hidePost } from "../commands/hide-post.ts";
import { movePosts } from "../commands/move-posts.ts";
import { moveThread } from "../commands/move-thread.ts";
import { renameThread } from "../commands/rename-thread.ts";
import { clearDesk, deliver, type People, peopleOf } from "../testing.ts";
import { codeOf, plantMovable, REASON, some } from "../testing-moves.ts";
import { unmoveThread } from "./commands/unmove-thread.ts";
import { findUnmove } from "./queries.ts";

let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(clearDesk);

/** A thread of all of works that a leader has moved into a unit below by mistake. */
async function slip() {
  const thread = await plantMovable(cast, people, "works");
  const below = await plantBoard(cast.unit("works-1"));
  await db.update(boards).set({ threadCount: 1 }).where(eq(boards.id, thread.board.id));
  await moveThread(people.leader, { threadId: thread.id, boardId: below.id, ...REASON });
  return { ...thread, below };
}
const countOf = async (id: string) =>
  (await db.select({ n: boards.threadCount }).from(boards).where(eq(boards.id, id)))[0]!.n;
const boardOf = async (id: string) =>
  (await db.select({ id: threads.boardId }).from(threads).where(eq(threads.id, id)))[0]!.id;

test("whoever moved a thread takes the move back, and those who could read it before can again", async () => {
  const { id, board, below } = await slip();
  expect(await findThread(people.reader, id)).toBeNull();
  const { tags } = await unmoveThread(people.leader, { threadId: id });
  expect(tags).toEqual(expect.arrayContaining([`board:${board.id}`, `board:${below.id}`, `thread:${id}`]));
  expect(await findThread(people.reader, id)).toMatchObject({ boardId: board.id, unitId: cast.unit("works") });
  expect([await countOf(board.id), await countOf(below.id)]).toEqual([1, 0]);
  await deliver();
  const told = (await listInbox(people.author)).map(({ actionKind }) => actionKind);
  expect(told).toEqual(["unmove-thread", "move-thread"]);
  expect(await codeOf(unmoveThread(people.leader, { threadId: id }))).toBe("not_found");
});

test("nobody else does, nor is it there for anybody whom it does not concern", async () => {
  const { id, below } = await slip();
  for (const who of [people.deputy, people.above, people.author, people.reader, people.sister, cast.guest]) {
    expect(await codeOf(unmoveThread(who, { threadId: id }))).toBe("not_found");
    expect(await findUnmove(who, id)).toBeNull();
  }
  await db.update(boards).set({ archivedAt: new Date() }).where(eq(boards.id, below.id));
  expect(await codeOf(unmoveThread(people.leader, { threadId: id }))).toBe("done");
});

test("once anything was said to the smaller circle it stays there", async () => {
  const { author, leader } = people;
  const said: Record<string, (at: Awaited<ReturnType<typeof slip>>) => Promise<unknown>> = {
    reply: ({ id }) => reply(author, { threadId: id, text: "只说给本项目部" }),
    edit: ({ postIds }) => editPost(author, { postId: postIds[1]!, revision: 1, text: "改成只给本项目部的话" }),
    draft: ({ id }) => saveDraft(author, { kind: "reply", targetId: id, text: "只想说给本项目部" }),
    title: ({ id }) => renameThread(leader, { threadId: id, title: "只给本项目部的题目", ...REASON }),
    posts: async ({ id }) => {
      const other = await plantMovable(cast, people, "works-1");
      await movePosts(leader, { ...some(other, 2), target: id, ...REASON });
    },
  };
  for (const [what, say] of Object.entries(said)) {
    const at = await slip();
    await say(at);
    expect([what, await codeOf(unmoveThread(leader, { threadId: at.id }))]).toEqual([what, "unmoveSpoken"]);
    expect(await boardOf(at.id)).toBe(at.below.id);
  }
});

test("after ten minutes a move stands, and after another one the first cannot be taken back", async () => {
  const { leader } = people;
  const late = await plantMovable(cast, people, "works-1");
  const from = await plantBoard(cast.unit("works"));
  const place = { threadId: late.id, fromBoardId: from.id, toBoardId: late.board.id };
  const at = new Date(Date.now() - 11 * 60_000);
  await db.insert(moderationActions).values({ kind: "move-thread", actorId: leader.id, ...place, at });
  expect(await codeOf(unmoveThread(leader, { threadId: late.id }))).toBe("unmoveOver");
  const twice = await slip();
  const further = await plantBoard(cast.unit("works-1"));
  await moveThread(leader, { threadId: twice.id, boardId: further.id, ...REASON });
  expect(await codeOf(unmoveThread(leader, { threadId: twice.id }))).toBe("done");
  expect(await boardOf(twice.id)).toBe(twice.below.id);
  expect(await codeOf(unmoveThread(leader, { threadId: twice.id }))).toBe("not_found");
});

test("a word said at the same moment is waited for, and keeps the thread where it was said", async () => {
  const { author, leader } = people;
  const { id, below } = await slip();
  const undone = afterTheFirst(
    (tx) => reply(author, { threadId: id, text: "只说给本项目部" }, tx),
    () => unmoveThread(leader, { threadId: id }),
  );
  expect(await codeOf(undone)).toBe("unmoveSpoken");
  expect(await boardOf(id)).toBe(below.id);
});

test("a thread whose last post is hidden meanwhile is counted on no board, whichever it goes back to", async () => {
  const { leader, deputy } = people;
  const { id, board, below, postIds } = await slip();
  for (const postId of postIds.slice(1)) await hidePost(deputy, { postId, reason: "跑题" });
  const undone = afterTheFirst(
    (tx) => hidePost(deputy, { postId: postIds[0]!, reason: "跑题" }, tx),
    () => unmoveThread(leader, { threadId: id }),
  );
  await undone;
  expect([await boardOf(id), await countOf(board.id), await countOf(below.id)]).toEqual([board.id, 0, 0]);
});
