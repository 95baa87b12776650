import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard } from "#db/testing/forum.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { operations } from "#domains/api.ts";
import { listEvents } from "#domains/audit/queries.ts";
import { countAudience, listSuggestions } from "#domains/forum/audience/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { appeal } from "#domains/moderation/commands/appeal.ts";
import { flagPost } from "#domains/moderation/commands/flag-post.ts";
import { hidePost } from "#domains/moderation/commands/hide-post.ts";
import { restorePost } from "#domains/moderation/commands/restore-post.ts";
import { listActsOn, listLog } from "#domains/moderation/decisions/queries.ts";
import { listOpenLog } from "#domains/moderation/open-log/queries.ts";
import { findAuthorRecord, listContext } from "#domains/moderation/posts/queries.ts";
import { listQueue } from "#domains/moderation/queue/queries.ts";
import { deliver, type Person } from "#domains/moderation/testing.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { findProfile, listNeighbours } from "#domains/people/directory/queries.ts";
import { exportPeople } from "#domains/people/register/commands/export-people.ts";
import { reactivatePerson } from "#domains/people/register/commands/reactivate-person.ts";
import { RegisterFilter } from "#domains/people/register/filter.ts";
import { findPerson, listPeople } from "#domains/people/register/queries.ts";
import { createWebhook } from "#domains/webhooks/commands/create-webhook.ts";
import { acceptAnswer } from "../answers/commands/accept-answer.ts";
import { findContributor, listPostsBy, listThreadsBy } from "../contributions/queries.ts";
import { exportBoard } from "../export/commands/export-board.ts";
import { ignorePerson } from "../ignores/commands/ignore-person.ts";
import { listMissed } from "../live/queries.ts";
import { openPoll } from "../polls/commands/open-poll.ts";
import { findPollOfThread } from "../polls/queries.ts";
import { deletePost } from "../posts/commands/delete-post.ts";
import { editPost } from "../posts/commands/edit-post.ts";
import { react } from "../posts/commands/react.ts";
import { reply } from "../posts/commands/reply.ts";
import { findInThread } from "../posts/find/queries.ts";
import { findHistory } from "../posts/history/queries.ts";
import { findPost } from "../posts/queries.ts";
import { findReactors } from "../posts/reactors/queries.ts";
import { openThread } from "../threads/commands/open-thread.ts";
import { findThreadPage } from "../threads/page.ts";
import { findThread, listRecentThreads, listThreads } from "../threads/queries.ts";

const NAME = "闻人归雁";
let cast: Cast;
let owner: Person;
let reader: Person;
let leader: Person;
let above: Person;
let board: Awaited<ReturnType<typeof plantBoard>>;
let threadId: string;
let postIds: string[];
let voiceId: string;
let audience: number;
process.env.AUTH_SECRET ??= "a secret of the tests that is long enough";

/** The same person, who knows by now as whom they have spoken. */
const again = async (person: Person) => (await findActor(person.id)) as Person;

/** All that somebody does in a thread without their name, and what is done to it. */
beforeAll(async () => {
  cast = await castOf();
  owner = await cast.member("works-1", NAME);
  reader = await cast.member("works-2", "李明");
  leader = await cast.leader("works", "周立群");
  above = await cast.leader("group", "唐敬之");
  process.env.QINGFENG_WEBHOOK_HOSTS = "oa.example.org";
  const hook = { name: "OA", unit: "works", address: "https://oa.example.org/hook" };
  await createWebhook(leader, { ...hook, events: ["forum.post.replied"] });
  board = await plantBoard(cast.unit("works"), { allowsAnonymous: true });
  audience = await countAudience(reader, cast.path("works"));
  const opened = await openThread(owner, {
    ...{ boardId: board.id, title: "食堂的采购该公开到哪一步", text: "说说看法" },
    isAnonymous: true,
  });
  threadId = opened.id;
  const answer = await reply(reader, { threadId, parentNumber: 1, text: "我看可以公开单价" });
  owner = await again(owner);
  const said = await reply(owner, { threadId, parentNumber: 2, text: ">#2 李明\n> 单价\n\n同意", isAnonymous: true });
  await editPost(owner, { postId: said.id, revision: 1, text: "同意，也公开供应商" });
  await acceptAnswer(owner, { postId: answer.id, accepted: true });
  await openPoll(owner, {
    ...{ threadId, question: "公开到哪一步？", options: "单价\n总额", kind: "single" },
    ...{ results: "always", lastDay: "" },
  });
  await react(reader, { postId: said.id, kind: "agree", on: true });
  await flagPost(reader, { postId: said.id, reason: "other", text: "不妥" });
  const hidden = await hidePost(leader, { postId: said.id, reason: "请核实后再发" });
  await appeal(owner, { actionId: hidden.id, text: "已经核实过了" });
  await restorePost(leader, { postId: said.id, note: "" });
  const slip = await reply(owner, { threadId, text: "说错了", isAnonymous: true });
  await deletePost(owner, { postId: slip.id });
  await reply(reader, { threadId, parentNumber: 3, text: ">#3 匿名1\n> 供应商\n\n好" });
  await deliver();
  const page = (await findThreadPage(reader, threadId, 1))!;
  postIds = page.posts.map(({ id }) => id);
  voiceId = page.thread.authorId;
});

/** Every page and answer on which what was said could stand, as one viewer reads it. */
async function readAll(viewer: Actor & { id: string }): Promise<string> {
  const thread = (await findThread(viewer, threadId))!;
  const api = operations.filter(({ method }) => method === "GET");
  const inputs = { boardId: board.id, threadId, number: 1, q: "供应商", kind: "latest" };
  return JSON.stringify([
    await findThreadPage(viewer, threadId, 1),
    await findThreadPage({ kind: "audience", area: "unit:works" }, threadId, 1, "flat"),
    await listThreads(viewer, board.id),
    await listRecentThreads(viewer, 10),
    await findInThread(viewer, thread, ["供应商"]),
    await Promise.all(
      postIds.flatMap((id) => [findPost(viewer, id), findHistory(viewer, id), findReactors(viewer, id)]),
    ),
    await findPollOfThread(viewer, threadId),
    await listOpenLog(viewer),
    await listInbox(viewer),
    await listLog(viewer),
    await listQueue(viewer),
    await Promise.all(postIds.flatMap((id) => [listActsOn(viewer, id)])),
    await listContext(viewer, threadId, 3),
    await findAuthorRecord(viewer, voiceId),
    await listMissed(viewer, threadId, 0),
    await Promise.all(
      api
        .filter(({ path }) => path.includes("{boardId}") || path.includes("{threadId}"))
        .map(({ run }) => run(viewer, inputs)),
    ),
    await listPostsBy(viewer, owner.id),
    await listThreadsBy(viewer, owner.id),
  ]);
}

test("on no page, in no list and in no answer of the API stands who speaks without a name", async () => {
  for (const viewer of [reader, leader, above]) {
    const read = await readAll(viewer);
    expect(read).toContain("匿名1");
    expect(read).toContain("供应商");
    expect(read).not.toContain(NAME);
    expect(read).not.toContain(owner.id);
  }
});

test("nobody but the tables that serve the person themself knows the person: not the events, the log, the queue, the webhooks", async () => {
  const tables = await db.execute<{ name: string }>(
    sql`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const knows: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.execute(
      sql`select 1 from ${sql.identifier(name)} t where t::text like ${`%${owner.id}%`} limit 1`,
    );
    if (row) knows.push(name);
  }
  // The account and its units, its reading places, its keys against double posting, its own inbox; and the one table that may.
  const served = [
    "idempotency_keys",
    "inbox_items",
    "members",
    "memberships",
    "rate_limits",
    "thread_members",
    "unit_people",
    "voices",
  ];
  expect(knows.filter((name) => !served.includes(name))).toEqual([]);
  expect(knows).toContain("voices");
});

test("in other people's inboxes and mails it is the voice that spoke, answered and was answered", async () => {
  const lines = await db.execute<{ kind: string; actor: string | null; member: string }>(
    sql`select kind, (select name from members where id = actor_id) as actor, (select name from members where id = member_id) as member from inbox_items`,
  );
  expect(lines.filter(({ actor }) => actor === NAME)).toEqual([]);
  expect(lines).toContainEqual({ kind: "reply", actor: "匿名1", member: "李明" });
  expect(lines).toContainEqual({ kind: "reply", actor: "李明", member: NAME });
  expect(lines).toContainEqual({ kind: "moderated", actor: null, member: NAME });
  // Nobody is told of their own words, and nobody is told as a voice: it has no inbox.
  expect(lines.filter(({ actor, member }) => member === NAME && actor === "匿名1")).toEqual([]);
  expect(lines.filter(({ member }) => member.startsWith("匿名"))).toEqual([]);
});

test("the audit administrator reads of a voice, and asking for the person finds none of it", async () => {
  const auditor = await cast.staff("audit-admin");
  const all = { domain: "", person: "", unit: "", from: "", to: "", before: "" } as const;
  const said = await listEvents(auditor, all);
  expect(said.rows.length).toBeGreaterThan(5);
  expect(JSON.stringify(said)).not.toContain(NAME);
  expect((await listEvents(auditor, { ...all, person: NAME })).rows).toEqual([]);
  expect(await db.select().from(events).where(eq(events.actorId, owner.id))).toEqual([]);
});

test("a voice is nobody: in no list, count, search, profile, export; it cannot be called, ignored or opened", async () => {
  const admin = await cast.staff("system-admin");
  const everybody = RegisterFilter.parse({});
  const suggestions = await listSuggestions(reader, { threadId, boardId: null, query: "匿名" });
  expect(suggestions).toEqual([]);
  expect((await listNeighbours(reader, { q: "匿名" })).rows).toEqual([]);
  expect(await findProfile(reader, voiceId)).toBeNull();
  expect(await findContributor(reader, voiceId)).toBeNull();
  expect(await findPerson(admin, voiceId)).toBeNull();
  expect((await listPeople(admin, { ...everybody, q: "匿名" })).rows).toEqual([]);
  expect((await listPeople(admin, { ...everybody, state: "deactivated" })).rows).toEqual([]);
  expect(JSON.stringify(await exportPeople(admin, everybody))).not.toContain("匿名");
  expect(await countAudience(reader, cast.path("works"))).toBe(audience);
  await expect(ignorePerson(reader, { personId: voiceId })).rejects.toThrow();
  await expect(reactivatePerson(admin, { memberId: voiceId })).rejects.toMatchObject({ code: "not_found" });
  expect(await findActor(voiceId)).toBeNull();
  const called = await reply(reader, { threadId, text: "@匿名1 你说呢" });
  expect(JSON.stringify((await findPost(reader, called.id))!.body)).not.toContain(voiceId);
  await expect(db.update(members).set({ deactivatedAt: null }).where(eq(members.id, voiceId))).rejects.toThrow();
});

test("what is taken out of a board says who spoke by a number within its thread", async () => {
  const taken = JSON.stringify(await exportBoard(leader, { boardId: board.id }));
  expect(taken).toContain("供应商");
  expect(taken).not.toContain(NAME);
  expect(taken).not.toContain(owner.id);
});
