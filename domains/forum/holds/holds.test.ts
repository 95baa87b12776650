import { and, eq, isNull, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import type { HoldKind } from "#db/enums/forum.ts";
import { members } from "#db/schema/accounts.ts";
import { posts } from "#db/schema/forum.ts";
import { holdRules } from "#db/schema/hold-rules.ts";
import { events, rateLimits } from "#db/schema/kernel.ts";
import { queueItems } from "#db/schema/queue.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { afterTheFirst, waiting } from "#db/testing/turns.ts";
import { findActor } from "#domains/accounts/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { saveDraft } from "../drafts/commands/save-draft.ts";
import { threadOverlay } from "../overlay.ts";
import { openPoll } from "../polls/commands/open-poll.ts";
import { editPost } from "../posts/commands/edit-post.ts";
import { reply } from "../posts/commands/reply.ts";
import { findPost } from "../posts/queries.ts";
import { schedulePost } from "../scheduled/commands/schedule-post.ts";
import { postDue } from "../scheduled/fire.ts";
import { openThread } from "../threads/commands/open-thread.ts";
import { findThread } from "../threads/queries.ts";
import { heldBy } from "./hold.ts";
import { approve, plantRule } from "./testing.ts";
import { listTrial } from "./trial.ts";

// Whether a post waits: by kind of rule, by area, by the way it is written, by who writes.

type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
let other: Person;
let leader: Person;
let above: Person;
let threadId: string;
let boardId: string;

beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
  other = await cast.member("works-2", "李明");
  leader = await cast.leader("works", "周立群");
  above = await cast.leader("group", "唐敬之");
});
beforeEach(async () => {
  await db.delete(queueItems);
  await db.delete(holdRules);
  await db.delete(rateLimits);
  await db.update(posts).set({ createdAt: sql`now() - interval '2 days'` });
  ({ threadId, boardId } = await newThread("works"));
});

async function newThread(unit: string | null) {
  const unitId = unit === null ? null : cast.unit(unit);
  const board = await plantBoard(unitId);
  const by = await cast.member(unit ?? "office");
  const thread = await plantThread({ boardId: board.id, unitId }, by, [{ by }]);
  return { threadId: thread.id, boardId: board.id };
}

const words = (list: string[], unit: string | null = "works") =>
  plantRule(leader, unit === null ? null : cast.unit(unit), { kind: "words", words: list });
const say = (actor: Actor, text: string, where = threadId) => reply(actor, { threadId: where, text });
const ruleOf = async (postId: string) => {
  const isOpen = and(eq(queueItems.postId, postId), eq(queueItems.kind, "pending"), isNull(queueItems.closedAt));
  const [row] = await db.select({ ruleId: queueItems.ruleId }).from(queueItems).where(isOpen);
  return row?.ruleId;
};

test("a reply with a word of the list waits with its rule in the queue, unseen by others, and its author sees it waiting", async () => {
  const ruleId = await words(["代开发票"]);
  const held = await say(author, "有人 代-开 发票 吗");
  expect(held.isPending).toBe(true);
  expect(held.tags).toBeUndefined();
  expect(await ruleOf(held.id)).toBe(ruleId);
  expect(await findPost(other, held.id)).toBeNull();
  expect((await findThread(other, threadId))!.lastShownNumber).toBe(1);
  const overlay = await threadOverlay(author, [threadId, threadId] as unknown as RegExpExecArray);
  expect(overlay!.waiting).toEqual([{ number: 2, text: "有人 代-开 发票 吗" }]);
  expect((await say(author, "说点别的")).isPending).toBe(false);
});

test("what the author is told, and what is kept of it, says nothing of the rule", async () => {
  const ruleId = await words(["代开发票"]);
  const held = await say(author, "代开发票");
  const kept = await db.select().from(events).where(eq(events.subjectId, held.id));
  const told = JSON.stringify([held, kept, await findPost(author, held.id)]);
  expect(told).not.toContain(ruleId);
  expect(told).not.toMatch(/rule|先看一看/);
});

test("a new subject waits for its title as for its words", async () => {
  await words(["代开发票"]);
  const held = await openThread(author, { boardId, title: "谁能代开发票", text: "在线等" });
  expect(held.isPending).toBe(true);
  expect(await findThread(other, held.id)).toBeNull();
  expect((await openThread(author, { boardId, title: "说点别的", text: "好" })).isPending).toBe(false);
});

test("a plan whose time has come is held by the rules of that moment", async () => {
  const draft = await saveDraft(author, { kind: "reply", targetId: threadId, text: "到时候代开发票" });
  const plan = await schedulePost(author, { draftId: draft.id, at: new Date(Date.now() + 60_000) });
  const ruleId = await words(["代开发票"]);
  await db.update(scheduledPosts).set({ dueAt: new Date() }).where(eq(scheduledPosts.id, plan.id));
  await postDue((error) => {
    throw error;
  });
  const [post] = await db
    .select()
    .from(posts)
    .where(and(eq(posts.threadId, threadId), eq(posts.number, 2)));
  expect(post!.pendingSince).not.toBeNull();
  expect(await ruleOf(post!.id)).toBe(ruleId);
});

test("an edit into a rule is refused while others see the post, which stays as it was", async () => {
  const said = await say(author, "大家好");
  await words(["代开发票"]);
  await expect(editPost(author, { postId: said.id, revision: 1, text: "代\u200b开发票" })).rejects.toMatchObject({
    fields: { form: { key: "editHeld" } },
  });
  expect(await findPost(other, said.id)).toMatchObject({ revision: 1, isPending: false });
  await editPost(author, { postId: said.id, revision: 1, text: "大家早上好" });
  expect(await findPost(other, said.id)).toMatchObject({ revision: 2 });
});

test("a post that waits may be mended; into another rule, and its handlers read of the newest", async () => {
  const first = await words(["代开发票"]);
  const held = await say(author, "代开发票");
  const second = await plantRule(leader, cast.unit("works"), { kind: "links", amount: 0 });
  await editPost(author, { postId: held.id, revision: 1, text: "看 https://example.org/" });
  expect(await ruleOf(held.id)).toBe(second);
  await editPost(author, { postId: held.id, revision: 2, text: "没有什么" });
  expect(await findPost(author, held.id)).toMatchObject({ isPending: true });
  expect(first).not.toBe(second);
});

test("an edit into a rule and an approval at the same moment: one is done, the other refused, and neither waits for ever", async () => {
  await words(["代开发票", "刷单"]);
  const { id: postId } = await say(author, "代开发票");
  let edited: Promise<unknown> | undefined;
  await db.transaction(async (tx) => {
    await tx.select().from(posts).where(eq(posts.id, postId)).for("update");
    edited = editPost(author, { postId, revision: 1, text: "刷单" });
    edited.catch(() => {});
    await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(0), 10_000);
    await tx.update(posts).set({ pendingSince: null }).where(eq(posts.id, postId));
    await tx.update(queueItems).set({ closedAt: new Date() }).where(eq(queueItems.postId, postId));
  });
  await expect(edited).rejects.toMatchObject({ code: "conflict" });
  expect(await findPost(other, postId)).toMatchObject({ revision: 1, isPending: false });
});

test("a vote in words that a rule holds is refused, for it waits for nobody", async () => {
  const thread = await openThread(author, { boardId, title: "大家怎么看", text: "请投票" });
  await words(["代开发票"]);
  const poll = { kind: "single", results: "always", isAnonymous: false, lastDay: "" } as const;
  const ask = (question: string, options: string) =>
    openPoll(author, { threadId: thread.id, question, options, ...poll });
  await expect(ask("代·开·发·票找谁", "甲\n乙")).rejects.toMatchObject({ fields: { form: { key: "pollHeld" } } });
  await expect(ask("找谁", "甲\n代开发票的")).rejects.toMatchObject({ fields: { form: { key: "pollHeld" } } });
  await ask("找谁", "甲\n乙");
});

test("on a board where all is approved a rule is told along with it", async () => {
  const board = await plantBoard(cast.unit("works"), { needsApproval: true });
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [{ by: author }]);
  const ruleId = await words(["代开发票"]);
  expect(await ruleOf((await say(author, "代开发票", thread.id)).id)).toBe(ruleId);
  expect(await ruleOf((await say(author, "大家好", thread.id)).id)).toBeNull();
});

test("a rule is valid in its area and below, and nowhere else", async () => {
  const places = {
    works: threadId,
    "works-1": (await newThread("works-1")).threadId,
    office: (await newThread("office")).threadId,
    site: (await newThread(null)).threadId,
  };
  const writer = await cast.person({ unit: "works-1", roles: ["editor"], over: "group" });
  const heldBy = async () => {
    const held: string[] = [];
    for (const [name, id] of Object.entries(places)) if ((await say(writer, "代开发票", id)).isPending) held.push(name);
    return held;
  };
  const rule = await words(["代开发票"], "works");
  expect(await heldBy()).toEqual(["works", "works-1"]);
  await db.update(holdRules).set({ unitId: null }).where(eq(holdRules.id, rule));
  expect(await heldBy()).toEqual(["works", "works-1", "office", "site"]);
});

test("whoever keeps order in the area is held by none; elsewhere they are like others", async () => {
  await words(["代开发票"], null);
  expect((await say(leader, "代开发票")).isPending).toBe(false);
  expect((await say(above, "代开发票")).isPending).toBe(false);
  expect((await say(leader, "代开发票", (await newThread(null)).threadId)).isPending).toBe(true);
});

test("a rule that is switched off or removed holds nothing", async () => {
  const rule = await words(["代开发票"]);
  await db.update(holdRules).set({ onSince: null }).where(eq(holdRules.id, rule));
  expect((await say(author, "代开发票")).isPending).toBe(false);
  await db.update(holdRules).set({ onSince: new Date(), removedAt: new Date() }).where(eq(holdRules.id, rule));
  expect((await say(author, "代开发票")).isPending).toBe(false);
});

test("links: more than so many", async () => {
  await plantRule(leader, cast.unit("works"), { kind: "links", amount: 1 });
  expect((await say(author, "https://example.org/a")).isPending).toBe(false);
  expect((await say(author, "https://example.org/a 和 https://example.org/b")).isPending).toBe(true);
});

test("new member: an account younger than so many days, to the day", async () => {
  await plantRule(leader, cast.unit("works"), { kind: "new-member", amount: 7 });
  const joined = async (hoursAgo: number) => {
    const person = await cast.member("works-1");
    const createdAt = new Date(Date.now() - hoursAgo * 3_600_000);
    await db.update(members).set({ createdAt }).where(eq(members.id, person.id));
    return person;
  };
  expect((await say(await joined(7 * 24 - 1), "大家好")).isPending).toBe(true);
  expect((await say(await joined(7 * 24 + 1), "大家好")).isPending).toBe(false);
});

test("first posts: as long as readers see fewer than so many in the area; what waits or was hidden does not count", async () => {
  await plantRule(leader, cast.unit("works"), { kind: "first-posts", amount: 2 });
  const newcomer = await cast.member("works-1");
  const site = (await newThread(null)).threadId;
  await say(newcomer, "别处的一句", site);
  await say(newcomer, "别处又一句", site);
  const said = [await say(newcomer, "一"), await say(newcomer, "二"), await say(newcomer, "三")];
  expect(said.map(({ isPending }) => isPending)).toEqual([true, true, true]);
  await db.update(posts).set({ pendingSince: null }).where(eq(posts.id, said[0]!.id));
  expect((await say(newcomer, "四")).isPending).toBe(true);
  await db.update(posts).set({ pendingSince: null }).where(eq(posts.id, said[1]!.id));
  expect((await say(newcomer, "五")).isPending).toBe(false);
});

test("rate: who has said so many things within the minutes waits with the next, and not with mending one", async () => {
  await plantRule(leader, cast.unit("works"), { kind: "rate", amount: 2, minutes: 10 });
  const [first, second] = [await say(other, "一"), await say(other, "二")];
  expect([first.isPending, second.isPending]).toEqual([false, false]);
  expect((await say(other, "三")).isPending).toBe(true);
  expect((await editPost(other, { postId: first.id, revision: 1, text: "一句" })).isPending).toBe(false);
  await db.update(posts).set({ createdAt: sql`now() - interval '11 minutes'` });
  expect((await say(other, "四")).isPending).toBe(false);
});

test("rate: of a subject and a reply sent at the same moment the one too many waits", async () => {
  await plantRule(leader, cast.unit("works"), { kind: "rate", amount: 1, minutes: 10 });
  const second = await afterTheFirst(
    async (tx) => {
      const opened = await openThread(other, { boardId, title: "一个新话题", text: "一" }, tx);
      expect(opened.isPending).toBe(false);
    },
    () => say(other, "二"),
  );
  expect(second.isPending).toBe(true);
});

test("the nearest area's rule is the one that is told", async () => {
  await words(["代开发票"], null);
  const near = await words(["发票"]);
  await words(["代开"], "group");
  expect(await ruleOf((await say(author, "代开发票")).id)).toBe(near);
});

test("a trial names the posts of the area that a rule would have held, as of then, and no moderator's", async () => {
  await say(author, "有人代开发票吗");
  await say(leader, "这里不许代开发票");
  await say(other, "好的");
  const elsewhere = (await newThread("office")).threadId;
  await say(await cast.member("office"), "代开发票", elsewhere);
  const tried = (kind: "words" | "rate" | "first-posts" | "new-member", amount = 0) =>
    listTrial(leader, { kind, words: ["代开发票"], amount, minutes: 10, unitPath: cast.path("works") });
  const ofThread = async (trial: ReturnType<typeof tried>) =>
    (await trial).held.filter((post) => post.threadId === threadId).map(({ number }) => number);
  expect(await ofThread(tried("words"))).toEqual([2]);
  expect((await tried("words")).held.map((post) => post.threadId)).not.toContain(elsewhere);
  await say(other, "再说一句");
  expect(await ofThread(tried("rate", 1))).toEqual([5]);
  expect(await ofThread(tried("new-member", 1))).toEqual(expect.arrayContaining([5, 4, 2]));
  const fresh = await cast.member("works-1");
  const { number } = await say(fresh, "第一次来");
  await say(fresh, "第二次来");
  expect(await ofThread(tried("first-posts", 1))).toContain(number);
  expect(await ofThread(tried("first-posts", 1))).not.toContain(number + 1);
});

test("a trial shows nobody what they may not read", async () => {
  await say(author, "有人代开发票吗");
  const rule: Parameters<typeof listTrial>[1] = {
    kind: "words",
    words: ["代开发票"],
    amount: 0,
    minutes: 0,
    unitPath: null,
  };
  const stranger = await cast.leader("logistics");
  expect((await listTrial(above, rule)).held.length).toBeGreaterThan(0);
  const { held } = await listTrial(stranger, rule);
  for (const post of held) expect(await findPost(stranger, post.id)).not.toBeNull();
  expect(held.map((post) => post.threadId)).not.toContain(threadId);
});

test("an approved post cannot be changed afterwards, whatever its board", async () => {
  await words(["代开发票"]);
  const held = await say(author, "代开发票");
  await approve(leader, held.id);
  await expect(editPost(author, { postId: held.id, revision: 1, text: "别的" })).rejects.toMatchObject({
    fields: { form: { key: "editApproved" } },
  });
  const writer = (await findActor(author.id))!;
  const overlay = await threadOverlay({ ...writer, id: author.id }, [threadId, threadId] as unknown as RegExpExecArray);
  expect(overlay!.abilities[2]).not.toContain("edit");
});

test("rules cost a write one query however many there are and one for each that asks of the person, and a moderator's none", async () => {
  const plant = async (...kinds: HoldKind[]) => {
    for (const kind of kinds)
      await plantRule(leader, cast.unit("works"), { kind, words: ["代开发票"], amount: 20, minutes: 1 });
  };
  const askedFor = (actor: Actor) =>
    db.transaction(async (tx) => {
      const { session } = tx._;
      const prepareQuery = vi.spyOn(session, "prepareQuery");
      await heldBy(tx, actor, cast.path("works"), { text: "大家好", links: 0 });
      const { length } = prepareQuery.mock.calls;
      prepareQuery.mockRestore();
      return length;
    });
  await plant("words", "links");
  expect(await askedFor(author)).toBe(1);
  await plant("rate", "first-posts", "new-member");
  expect(await askedFor(author)).toBe(4);
  expect(await askedFor(leader)).toBe(0);
});
