import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { DEEDS, type Deed } from "#db/enums/queue.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { queueItems } from "#db/schema/queue.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread, recounted } from "#db/testing/forum.ts";
import { afterTheFirst } from "#db/testing/turns.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { appeal } from "../commands/appeal.ts";
import { dismissFlags } from "../commands/dismiss-flags.ts";
import { flagPost } from "../commands/flag-post.ts";
import { hidePost } from "../commands/hide-post.ts";
import { clearDesk, deliver, type Person, peopleOf } from "../testing.ts";
import { workQueue } from "./commands/work-queue.ts";
import { listPreview } from "./preview/queries.ts";
import { listQueue } from "./queries.ts";

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
const itemsBy = async (actor: Actor) => {
  const rows = await listQueue(actor);
  return { ids: rows.map(({ itemId }) => itemId), of: new Map(rows.map((row) => [row.id, row.itemId])) };
};

/** A thread in which two posts are flagged, one waits and one was hidden and appealed against, all waiting for `above`. */
async function morning() {
  const board = await plantBoard(cast.unit("works"), { needsApproval: true });
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [
    { by: author },
    { by: author },
    { by: leader },
    { by: author },
  ]);
  const [one, two, own, fourth] = thread.postIds as [string, string, string, string];
  for (const postId of [one, two, own]) await flagPost(reader, { postId, reason: "insult" });
  const { id: waiting } = await reply(author, { threadId: thread.id, text: "等一等" });
  const { id: actionId } = await hidePost(deputy, { postId: fourth, reason: "写了他人隐私" });
  const { id: appealed } = await appeal(author, { actionId, text: "那是公开的电话" });
  return { thread, one, two, own, waiting, appealed };
}

test("the preview says of each row what will happen, and that is what happens: the rest is done, refused rows are named", async () => {
  for (const deed of DEEDS) {
    await db.delete(rateLimits);
    await db.delete(queueItems);
    const scene = await morning();
    const { ids, of } = await itemsBy(leader);
    expect(ids.length).toBe(5);
    const preview = await listPreview(leader, deed, ids);
    const foretold = new Map(preview.map(({ item, refusal }) => [item.id, refusal]));
    const name = (id: string) => [...of].find(([, itemId]) => itemId === id)![0];
    const refused = [...foretold].filter(([, refusal]) => refusal).map(([id]) => name(id));
    const expected: Record<Deed, string[]> = {
      hide: [scene.appealed],
      approve: [scene.one, scene.two, scene.own, scene.appealed],
      dismiss: [scene.own, scene.waiting, scene.appealed],
      assign: [],
    };
    expect([deed, new Set(refused)]).toEqual([deed, new Set(expected[deed])]);
    const why = { hide: "alone", approve: "alone", dismiss: "alone", assign: null }[deed];
    expect([deed, foretold.get(of.get(scene.appealed)!)]).toEqual([deed, why]);
    const result = await workQueue(leader, { itemIds: ids, deed, reason: "版规第 2 条", to: leader.id });
    expect([deed, new Set(result.refused)]).toEqual([deed, new Set(expected[deed].map((id) => of.get(id)))]);
    expect([deed, result.done]).toEqual([deed, 5 - expected[deed].length]);
    const left = await listQueue(leader);
    const stays = deed === "assign" ? ids : result.refused;
    expect([deed, new Set(left.map(({ itemId }) => itemId))]).toEqual([deed, new Set(stays)]);
    if (deed === "assign") expect(left.map(({ assigneeName }) => assigneeName)).toEqual(Array(5).fill("周立群"));
    const { lastPostAt: _, ...counters } = (await db.select().from(threads).where(eq(threads.id, scene.thread.id)))[0]!;
    await db.execute(recounted(scene.thread.id));
    const { lastPostAt: __, ...truth } = (await db.select().from(threads).where(eq(threads.id, scene.thread.id)))[0]!;
    expect([deed, counters]).toEqual([deed, truth]);
  }
});

test("everybody concerned is told of each post as if it had been done alone, and each is one's own to appeal", async () => {
  const { one, two, waiting } = await morning();
  await deliver();
  await db.delete(inboxItems);
  const { ids } = await itemsBy(leader);
  await workQueue(leader, { itemIds: ids, deed: "hide", canned: "版规第 2 条", answer: "已隐藏。" });
  await deliver();
  const told = await listInbox(author);
  expect(told.map(({ actionKind, reason }) => [actionKind, reason]).sort()).toEqual([
    ["hide-post", "版规第 2 条"],
    ["hide-post", "版规第 2 条"],
    ["reject-post", "版规第 2 条"],
  ]);
  expect((await listInbox(reader)).map(({ kind, answer }) => [kind, answer])).toEqual(
    Array(3).fill(["flag-settled", "已隐藏。"]),
  );
  const acts = await Promise.all([one, two, waiting].map(async (id) => (await postNow(id)).hiddenBy!));
  expect(new Set(acts).size).toBe(3);
  for (const actionId of acts) await appeal(author, { actionId, text: "请再看一次" });
});

test("a row that a colleague settled meanwhile is named and left, and the others are done", async () => {
  const { one, two } = await morning();
  const { ids, of } = await itemsBy(leader);
  await dismissFlags(deputy, { postId: one });
  const result = await workQueue(leader, { itemIds: ids, deed: "hide", reason: "版规第 2 条" });
  expect(result.refused).toContain(of.get(one));
  expect((await postNow(one)).hiddenBy).toBeNull();
  expect((await postNow(two)).hiddenBy).not.toBeNull();
});

test("a row that a colleague settles at the same moment is named and left: nothing is decided twice", async () => {
  const { one, two } = await morning();
  const { ids, of } = await itemsBy(leader);
  const result = await afterTheFirst(
    (tx) => dismissFlags(deputy, { postId: one }, tx),
    () => workQueue(leader, { itemIds: [of.get(one)!, of.get(two)!], deed: "hide", reason: "版规第 2 条" }),
  );
  expect(result).toMatchObject({ done: 1, refused: [of.get(one)] });
  expect((await postNow(one)).hiddenBy).toBeNull();
  const again = afterTheFirst(
    (tx) => workQueue(leader, { itemIds: ids, deed: "assign", to: leader.id }, tx),
    () => dismissFlags(deputy, { postId: one }),
  );
  await expect(again).rejects.toMatchObject({ code: "conflict" });
});

test("foreign rows are as missing as those that never were: in the preview, beside own rows, and alone", async () => {
  const { one } = await morning();
  const { ids, of } = await itemsBy(leader);
  const before = await eventCount();
  for (const actor of [sister, reader, author, await cast.staff("system-admin"), cast.guest])
    for (const itemIds of [ids, [crypto.randomUUID()]]) {
      expect(await listPreview(actor, "hide", itemIds)).toEqual([]);
      await expect(workQueue(actor, { itemIds, deed: "hide", reason: "理由" })).rejects.toMatchObject({
        code: "not_found",
      });
    }
  expect(await eventCount()).toBe(before);
  const foreignBoard = await plantBoard(cast.unit("logistics"));
  const foreign = await plantThread({ boardId: foreignBoard.id, unitId: foreignBoard.unitId }, sister, [
    { by: sister },
  ]);
  await flagPost(above, { postId: foreign.postIds[0]!, reason: "other" });
  const foreignId = (await itemsBy(sister)).ids[0]!;
  const answers = [];
  for (const other of [foreignId, crypto.randomUUID()])
    answers.push(await workQueue(leader, { itemIds: [of.get(one)!, other], deed: "assign", to: leader.id }));
  expect(answers.map(({ done, refused }) => [done, refused])).toEqual([
    [1, []],
    [1, []],
  ]);
  expect((await postNow(foreign.postIds[0]!)).hiddenBy).toBeNull();
});

test("nobody is handed rows that are not theirs to handle: those are named, the others handed over", async () => {
  const { appealed } = await morning();
  const { ids, of } = await itemsBy(above);
  const result = await workQueue(above, { itemIds: ids, deed: "assign", to: deputy.id });
  // The appeal is against the deputy's own act.
  expect(result.refused).toEqual([of.get(appealed)]);
  expect((await listQueue(above)).filter(({ assigneeId }) => assigneeId === deputy.id).length).toBe(ids.length - 1);
  await expect(workQueue(above, { itemIds: ids, deed: "assign", to: crypto.randomUUID() })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("wrong input is refused before anything is done", async () => {
  await morning();
  const { ids } = await itemsBy(leader);
  const before = await eventCount();
  const wrong = [
    { itemIds: ids, deed: "hide" },
    { itemIds: [], deed: "dismiss" },
    { itemIds: Array.from({ length: 101 }, () => ids[0]), deed: "dismiss" },
    { itemIds: ids, deed: "purge" },
    { itemIds: "x", deed: "dismiss" },
    { itemIds: [null], deed: "dismiss" },
  ];
  for (const raw of wrong) await expect(workQueue(leader, raw as never)).rejects.toMatchObject({ code: "invalid" });
  expect(await eventCount()).toBe(before);
});
