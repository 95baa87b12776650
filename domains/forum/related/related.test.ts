import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { threadLabels } from "#db/schema/labels.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { plantLabels } from "#db/testing/labels.ts";
import type { Actor, Audience } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { hidePost } from "#domains/moderation/commands/hide-post.ts";
import { moveThread } from "#domains/moderation/commands/move-thread.ts";
import { subscribers } from "#domains/subscribers.ts";
import { labelThread } from "../labels/commands/label-thread.ts";
import { titleTag } from "../tags.ts";
import { openThread } from "../threads/commands/open-thread.ts";
import { noteMissingTerms } from "./catch-up.ts";
import { listRelated } from "./queries.ts";

const WORKS: Audience = { kind: "audience", area: "unit:works" };
let cast: Cast;
let author: Actor & { id: string };
let leader: Actor & { id: string };
let boardId: string;
let elsewhereId: string;

beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1");
  leader = await cast.leader("group");
  boardId = (await plantBoard(cast.unit("works"))).id;
  elsewhereId = (await plantBoard(cast.unit("works-1"))).id;
});

/** What the worker does. */
async function deliver() {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
}
async function plant(title: string, where = boardId, slug = "works") {
  const thread = await plantThread({ boardId: where, unitId: cast.unit(slug) }, author, [{ by: author }], { title });
  return { id: thread.id, unitId: thread.unitId, title, postId: thread.postIds[0]! };
}
const titles = async (thread: { id: string; unitId: string | null }) =>
  (await listRelated(WORKS, thread)).map(({ title }) => title);

test("threads of the same area are found by shared labels first, then by the rarer words they share", async () => {
  const { labels } = await plantLabels(null, ["礼品"]);
  const own = await plant("亲友代送的月饼礼盒怎么登记");
  await plant("礼盒登记表在哪里领");
  await plant("登记簿满了换新的");
  await plant("停车位划线");
  const shared = await plant("一句家规");
  for (let n = 0; n < 21; n++) await plant(`月饼礼盒登记 ${n}`, elsewhereId, "logistics");
  for (const { id } of [own, shared])
    await db.insert(threadLabels).values({ threadId: id, labelId: labels[0]!.id, labelledBy: author.id });
  for (let n = 0; n < 6; n++) await plant(`登记时间调整 ${n}`);
  expect(await titles(own)).toEqual([]);
  expect(await noteMissingTerms()).toBeGreaterThan(8);
  const found = await titles(own);
  expect(found.slice(0, 2)).toEqual(["一句家规", "礼盒登记表在哪里领"]);
  expect(found.filter((title) => /停车位|月饼/.test(title))).toEqual([]);
  expect(found).toHaveLength(5);
  expect(await noteMissingTerms()).toBe(0);
});

test("what nobody may see yet or any more is never named below another thread, and its page hears of it", async () => {
  const own = await plant("塔吊小费该怎么断");
  const other = await plant("塔吊司机换班");
  await noteMissingTerms();
  expect(await titles(own)).toEqual(["塔吊司机换班"]);
  const hidden = await hidePost(leader, { postId: other.postId, reason: "跑题" });
  expect(hidden.tags).toContain(titleTag(other.id));
  expect(await titles(own)).toEqual([]);
  await db.update(posts).set({ hiddenBy: null }).where(eq(posts.id, other.postId));
  await db.update(threads).set({ postCount: 1, titleHiddenBy: null }).where(eq(threads.id, other.id));
  expect(await titles(own)).toEqual(["塔吊司机换班"]);
  await moveThread(leader, { threadId: other.id, boardId: elsewhereId, reason: "放错了" });
  expect(await titles(own)).toEqual([]);
});

test("a new thread, a new label and a move are noted without anybody waiting for it", async () => {
  const { labels } = await plantLabels(null, ["材料"]);
  const open = (title: string) => openThread(author, { boardId, title, text: "说说" });
  const [one, two] = [await open("水泥库存盘点"), await open("班车时刻")];
  const place = { id: one.id, unitId: cast.unit("works") };
  await deliver();
  expect(await titles(place)).toEqual([]);
  for (const { id } of [one, two]) await labelThread(author, { threadId: id, labels: [labels[0]!.id] });
  await deliver();
  expect(await titles(place)).toEqual(["班车时刻"]);
  await moveThread(leader, { threadId: two.id, boardId: elsewhereId, reason: "放错了" });
  await moveThread(leader, { threadId: one.id, boardId: elsewhereId, reason: "放错了" });
  await deliver();
  const there: Audience = { kind: "audience", area: "unit:works-1" };
  const found = await listRelated(there, { id: one.id, unitId: cast.unit("works-1") });
  expect(found.map(({ title }) => title)).toEqual(["班车时刻"]);
});
