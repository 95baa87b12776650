import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants, members } from "#db/schema/accounts.ts";
import { posts } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { queueItems } from "#db/schema/queue.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { deletePost } from "#domains/forum/posts/commands/delete-post.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { homeOverlay } from "#domains/home-overlay.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { countUnread, listInbox } from "#domains/notifications/queries.ts";
import { subscribers } from "#domains/subscribers.ts";
import { readCursor } from "#lib/cursor.ts";
import { appeal } from "../commands/appeal.ts";
import { dismissFlags } from "../commands/dismiss-flags.ts";
import { flagPost } from "../commands/flag-post.ts";
import { hidePost } from "../commands/hide-post.ts";
import { moveThread } from "../commands/move-thread.ts";
import { canHandle } from "../policy.ts";
import { assignItem } from "./commands/assign-item.ts";
import { handles, listHandlers } from "./hands/queries.ts";
import { filterOf } from "./input.ts";
import { findItem, findItemAbout } from "./items.ts";
import { countByKind, countQueue, listQueue, QUEUE_PAGE } from "./queries.ts";

type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
let reader: Person;
let leader: Person;
let deputy: Person;
let above: Person;
let sister: Person;

beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
  reader = await cast.member("works-2", "李明");
  leader = await cast.leader("works", "周立群");
  deputy = await cast.leader("works", "孙志远");
  above = await cast.leader("group", "唐敬之");
  sister = await cast.leader("logistics", "丁一鸣");
});
beforeEach(async () => {
  await db.delete(rateLimits);
  await deliver();
  await db.delete(inboxItems);
  await db.delete(queueItems);
});

async function deliver() {
  while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
}

async function flagged(more = {}, unit: string | null = "works", by = reader) {
  const unitId = unit === null ? null : cast.unit(unit);
  const board = await plantBoard(unitId, more);
  const thread = await plantThread({ boardId: board.id, unitId }, author, [{ by: author }]);
  const postId = thread.postIds[0]!;
  await flagPost(by, { postId, reason: "insult", text: "话说重了" });
  return { board, thread, postId, itemId: (await findItemAbout(above, postId))!.id };
}
const rowOf = async (id: string) => (await db.select().from(queueItems).where(eq(queueItems.id, id)))[0]!;
const kindsFor = async (person: Person) => (await listInbox(person)).map(({ kind }) => kind);

// Where somebody's right to keep order in `works` comes from, and whether it is one.
const RIGHTS: Record<string, { person: () => Promise<Person>; leads: boolean }> = {
  "leader of the unit, at home in it": { person: () => cast.leader("works"), leads: true },
  "leader of the unit, at home in another": {
    person: () => cast.person({ unit: "logistics", roles: ["leader"], over: "works" }),
    leads: true,
  },
  "leader of the unit above": { person: () => cast.leader("group"), leads: true },
  "leader of the unit above, at home below": {
    person: () => cast.person({ unit: "works-1", roles: ["leader"], over: "group" }),
    leads: true,
  },
  "leader twice over": {
    person: () => cast.person({ unit: "works", roles: ["leader", "editor"], over: "group" }),
    leads: true,
  },
  "leader of a unit below": { person: () => cast.leader("works-1"), leads: false },
  "leader of a sister unit": { person: () => cast.leader("logistics"), leads: false },
  "editor of everything": { person: () => cast.staff("editor"), leads: false },
  "member of the unit": { person: () => cast.member("works"), leads: false },
  "leader whose grant was taken back": {
    async person() {
      const { id } = await cast.leader("works");
      await db.update(grants).set({ revokedAt: new Date() }).where(eq(grants.memberId, id));
      return cast.again(id);
    },
    leads: false,
  },
};

test.each(Object.entries(RIGHTS))("%s: queue, counts, home page and inbox agree", async (_, { person, leads }) => {
  const who = await person();
  const { postId } = await flagged();
  await deliver();
  const shown = (await listQueue(who)).map(({ id }) => id);
  expect(shown).toEqual(leads ? [postId] : []);
  expect(await countQueue(who)).toBe(shown.length);
  expect((await countByKind(who, ["flags", "pending", "appeal"])).flags).toBe(shown.length);
  expect((await homeOverlay(who)).todo).toBe(shown.length);
  expect(await kindsFor(who)).toEqual(leads ? ["queue-waits"] : []);
});

test("the queue's SQL and its predicate give everybody the same matters, and so does the list of those who handle one", async () => {
  const reviewer = await cast.staff("reviewer");
  await flagged();
  await flagged({}, null);
  await flagged({}, "works-1", await cast.member("works-1"));
  const { postId } = await flagged();
  const { id: actionId } = await hidePost(leader, { postId, reason: "写了他人隐私" });
  await appeal(author, { actionId, text: "那是公开的电话" });
  const ofLeader = await plantThread({ boardId: (await plantBoard(null)).id, unitId: null }, above, [{ by: above }]);
  await flagPost(reader, { postId: ofLeader.postIds[0]!, reason: "other" });
  const people = [
    leader,
    deputy,
    above,
    sister,
    author,
    reader,
    reviewer,
    await cast.staff("security-admin"),
    cast.guest,
  ];
  const all = await db.select().from(queueItems);
  expect(all.map(({ kind }) => kind).sort()).toEqual(["appeal", "flags", "flags", "flags", "flags", "flags"]);
  for (const { id } of all) {
    const facts = (await findItem(above, id))!;
    for (const actor of people) {
      const may = canHandle(actor, facts);
      expect([actor.name, facts.kind, (await findItem(actor, id)) !== null]).toEqual([actor.name, facts.kind, may]);
      const [isHandler] = await db
        .select({ id: members.id })
        .from(members)
        .where(and(eq(members.id, actor.id ?? id), handles(facts)));
      expect([actor.name, facts.kind, isHandler !== undefined]).toEqual([actor.name, facts.kind, may]);
    }
  }
});

test("a matter is taken, handed over and given free by those who have it in the queue", async () => {
  const { itemId } = await flagged();
  expect((await listQueue(leader, filterOf({ hands: "nobody" }))).map((item) => item.itemId)).toEqual([itemId]);
  await assignItem(leader, { itemId, to: leader.id, was: "" });
  expect(await rowOf(itemId)).toMatchObject({ assigneeId: leader.id });
  expect((await listQueue(leader, filterOf({ hands: "mine" })))[0]).toMatchObject({ assigneeName: "周立群" });
  await deliver();
  await assignItem(leader, { itemId, to: deputy.id, was: leader.id });
  await deliver();
  expect(await listInbox(deputy)).toMatchObject([
    { kind: "item-assigned", actorName: "周立群" },
    { kind: "queue-waits" },
  ]);
  expect(await kindsFor(leader)).toEqual(["queue-waits"]);
  await assignItem(above, { itemId, to: "", was: deputy.id });
  expect(await rowOf(itemId)).toMatchObject({ assigneeId: null, assignedAt: null });
  expect(await kindsFor(deputy)).toEqual(["queue-waits"]);
});

test("of two who take the same at one moment one gets it", async () => {
  const { itemId } = await flagged();
  const tries = await Promise.allSettled([
    assignItem(leader, { itemId, to: leader.id, was: "" }),
    assignItem(deputy, { itemId, to: deputy.id, was: "" }),
  ]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("nobody is handed what they may not handle, and whoever may not handle it finds nothing to hand", async () => {
  const { itemId } = await flagged();
  for (const to of [sister.id, author.id, crypto.randomUUID()])
    await expect(assignItem(leader, { itemId, to, was: "" })).rejects.toMatchObject({ code: "invalid" });
  for (const actor of [sister, reader, author, cast.guest, await cast.staff("system-admin")])
    for (const id of [itemId, crypto.randomUUID()])
      await expect(assignItem(actor, { itemId: id, to: "", was: "" })).rejects.toMatchObject({ code: "not_found" });
  const item = (await findItem(leader, itemId))!;
  expect((await listHandlers(leader, item)).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["周立群", "孙志远", "唐敬之"]),
  );
  expect(await listHandlers(sister, item)).toEqual([]);
  expect((await listHandlers(leader, item)).map(({ id }) => id)).not.toContain(sister.id);
});

test("filters show what they say, and an unknown or foreign unit shows nothing", async () => {
  const one = await flagged();
  const board = await plantBoard(cast.unit("works-1"), { needsApproval: true });
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [{ by: author }]);
  const held = await reply(author, { threadId: thread.id, text: "等一等" });
  const day = new Date(Date.now() - 25 * 3_600_000);
  await db.update(queueItems).set({ since: day }).where(eq(queueItems.id, one.itemId));
  const shown = async (query: Record<string, string>) => (await listQueue(leader, filterOf(query))).map(({ id }) => id);
  expect(await shown({})).toEqual([one.postId, held.id]);
  expect(await shown({ kind: "pending" })).toEqual([held.id]);
  expect(await shown({ kind: "flags" })).toEqual([one.postId]);
  expect(await shown({ unit: "works-1" })).toEqual([held.id]);
  expect(await shown({ late: "1" })).toEqual([one.postId]);
  expect(await shown({ kind: "' or 1=1", hands: "x", unit: "../", late: "2" })).toEqual([one.postId, held.id]);
  for (const unit of ["logistics", "nowhere", "site"]) expect(await shown({ unit })).toEqual([]);
  expect(await countByKind(leader, ["flags", "pending", "appeal"])).toEqual({ flags: 1, pending: 1, appeal: 0 });
});

test("pages of the queue follow each other without gap or repeat, even where matters came at one instant", async () => {
  const { thread, postId } = await flagged();
  const since = new Date();
  const rows = Array.from({ length: QUEUE_PAGE + 7 }, (_, at) => ({ threadId: thread.id, postId: "", number: at + 2 }));
  for (const row of rows) {
    const [post] = await db
      .insert(posts)
      .values({ threadId: thread.id, number: row.number, authorId: author.id, body: { type: "doc", content: [] } })
      .returning();
    row.postId = post!.id;
    const about = { unitId: cast.unit("works"), threadId: thread.id, postId: post!.id, memberId: author.id };
    await db.insert(queueItems).values({ kind: "flags", ...about, since });
  }
  const first = await listQueue(leader);
  const second = await listQueue(leader, undefined, readCursor(first.at(-1)!.cursor));
  expect([first.length, second.length]).toEqual([QUEUE_PAGE, 8]);
  const seen = [...first, ...second].map(({ id }) => id);
  expect(new Set(seen)).toEqual(new Set([postId, ...rows.map((row) => row.postId)]));
  expect(seen.length).toBe(rows.length + 1);
});

test("what waits on a thread goes with it to the leaders of its new area, out of the hands it was in", async () => {
  const { thread, itemId, postId } = await flagged();
  await assignItem(leader, { itemId, to: leader.id, was: "" });
  const there = await plantBoard(cast.unit("logistics"));
  await moveThread(above, { threadId: thread.id, boardId: there.id, reason: "属于物流" });
  expect((await listQueue(leader)).map(({ id }) => id)).toEqual([]);
  expect((await listQueue(sister)).map(({ id }) => id)).toEqual([postId]);
  expect(await rowOf(itemId)).toMatchObject({ unitId: cast.unit("logistics"), assigneeId: null });
});

test("what an author takes back waits no longer: at once for readers, and soon in the row", async () => {
  const { postId, itemId } = await flagged();
  await deletePost(author, { postId });
  expect(await listQueue(leader)).toEqual([]);
  expect(await countQueue(leader)).toBe(0);
  await deliver();
  expect(await rowOf(itemId)).toMatchObject({ closedAt: expect.any(Date), closedBy: null });
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

test("a flag that comes while another is being settled waits anew or is settled too, but is never forgotten", async () => {
  const witnesses = await Promise.all(Array.from({ length: 6 }, () => cast.member("works-2")));
  for (let round = 0; round < 5; round++) {
    const { postId } = await flagged();
    await Promise.all([
      dismissFlags(leader, { postId }),
      ...witnesses.map((person) => flagPost(person, { postId, reason: "other" })),
    ]);
    await db.delete(rateLimits);
    const waits = (await listQueue(leader)).find(({ id }) => id === postId);
    const open = await db.query.flags.findMany({ where: (f) => and(eq(f.postId, postId), isNull(f.settledBy)) });
    expect(waits?.flagCount ?? 0).toBe(open.length);
  }
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
