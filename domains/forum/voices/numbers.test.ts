import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/index.ts";
import { castOf } from "#db/testing/cast.ts";
import { waiting } from "#db/testing/turns.ts";
import { mergeThread } from "#domains/moderation/commands/merge-thread.ts";
import { movePosts } from "#domains/moderation/commands/move-posts.ts";
import { deliver } from "#domains/moderation/testing.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { reply } from "../posts/commands/reply.ts";
import { findPost } from "../posts/queries.ts";
import { voiceIn } from "./speak.ts";
import { again, say, stageOf } from "./testing.ts";

/** Which number a voice has, here and where its posts are moved to. */

const cast = await castOf();
const { owner, other, leader, scene, namesIn } = await stageOf(cast);
beforeEach(async () => {
  await db.delete(rateLimits);
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
