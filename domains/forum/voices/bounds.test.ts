import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { holdRules, rateLimits } from "#db/schema/index.ts";
import { queueItems } from "#db/schema/queue.ts";
import { castOf } from "#db/testing/cast.ts";
import { plantMute } from "#db/testing/forum.ts";
import { slowThread } from "#domains/moderation/commands/slow-thread.ts";
import { codeOf } from "#domains/moderation/testing-moves.ts";
import { plantRule } from "../holds/testing.ts";
import { reply } from "../posts/commands/reply.ts";
import { listAllWaiting } from "../posts/mine/queries.ts";
import { openThread } from "../threads/commands/open-thread.ts";
import { findThread } from "../threads/queries.ts";
import { again, say, stageOf } from "./testing.ts";

/** What holds people back holds them without their name as well, and tells nothing of who they are. */

const cast = await castOf();
const { owner, other, leader, scene } = await stageOf(cast);
beforeEach(async () => {
  await db.delete(rateLimits);
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
