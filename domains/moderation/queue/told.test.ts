import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { countUnread, listInbox } from "#domains/notifications/queries.ts";
import { appeal } from "../commands/appeal.ts";
import { dismissFlags } from "../commands/dismiss-flags.ts";
import { flagPost } from "../commands/flag-post.ts";
import { hidePost } from "../commands/hide-post.ts";
import { moveThread } from "../commands/move-thread.ts";
import { clearDesk, deliver, type People, type Person, peopleOf, plantFlagged } from "../testing.ts";

let cast: Cast;
let people: People;
let author: Person;
let reader: Person;
let leader: Person;
let deputy: Person;

beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
  ({ author, reader, leader, deputy } = people);
});
beforeEach(clearDesk);

const flagged = (where = {}) => plantFlagged(cast, people, where);
const kindsFor = async (person: Person) => (await listInbox(person)).map(({ kind }) => kind);

test("only what can be undone is appealed against", async () => {
  const { thread, postId } = await flagged();
  const there = await plantBoard(cast.unit("works-1"));
  const { id: moved } = await moveThread(leader, { threadId: thread.id, boardId: there.id, reason: "属于一项目部" });
  const { id: hidden } = await hidePost(leader, { postId, reason: "写了他人隐私" });
  await expect(appeal(author, { actionId: moved, text: "请再看一次" })).rejects.toMatchObject({ code: "forbidden" });
  await appeal(author, { actionId: hidden, text: "请再看一次" });
});

test("those who complained are told what was done, with the leader's answer; the author is told the reason", async () => {
  const { postId, thread } = await flagged();
  await hidePost(leader, {
    postId,
    canned: "版规第 2 条：就事论事。",
    reason: "语气请放平",
    answer: "感谢提醒，已隐藏。",
  });
  await deliver();
  const shown = (await db.select().from(moderationActions).where(eq(moderationActions.postId, postId)))[0]!;
  expect(shown).toMatchObject({ reason: "版规第 2 条：就事论事。 语气请放平", answer: "感谢提醒，已隐藏。" });
  expect(await listInbox(reader)).toMatchObject([{ kind: "flag-settled", answer: "感谢提醒，已隐藏。" }]);
  expect(await listInbox(author)).toMatchObject([{ kind: "moderated", reason: "版规第 2 条：就事论事。 语气请放平" }]);
  const other = await flagged();
  await dismissFlags(leader, { postId: other.postId, answer: "没有违反版规。" });
  await deliver();
  expect((await listInbox(reader))[0]).toMatchObject({ kind: "flag-settled", answer: "没有违反版规。" });
  expect(await kindsFor(author)).toEqual(["moderated"]);
  expect(thread.unitId).toBe(cast.unit("works"));
});

test("a reason is one that was worded before, one's own, or both, but never none", async () => {
  const { postId } = await flagged();
  await expect(hidePost(leader, { postId })).rejects.toMatchObject({ fields: { reason: {} } });
  await expect(hidePost(leader, { postId, canned: " ", reason: "嗯" })).rejects.toMatchObject({
    fields: { reason: {} },
  });
  await expect(hidePost(leader, { postId, canned: "字".repeat(200), reason: "字".repeat(150) })).rejects.toMatchObject({
    fields: { reason: { key: "tooLong" } },
  });
  await hidePost(leader, { postId, canned: "版规第 4 条" });
});

test("a leader does not find that nothing is wrong with the own words", async () => {
  const board = await plantBoard(cast.unit("works"));
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, leader, [{ by: leader }]);
  const postId = thread.postIds[0]!;
  await flagPost(reader, { postId, reason: "insult" });
  await expect(dismissFlags(leader, { postId })).rejects.toMatchObject({ code: "forbidden" });
  await dismissFlags(deputy, { postId });
});

test("however much comes, the inbox of a leader says once that something waits, and not at all once nothing does", async () => {
  const one = await flagged();
  const two = await flagged();
  await deliver();
  expect(await kindsFor(leader)).toEqual(["queue-waits"]);
  expect(await countUnread(leader)).toBe(1);
  await dismissFlags(deputy, { postId: two.postId });
  expect(await kindsFor(leader)).toEqual(["queue-waits"]);
  await dismissFlags(deputy, { postId: one.postId });
  expect(await kindsFor(leader)).toEqual([]);
  expect(await countUnread(leader)).toBe(0);
});
