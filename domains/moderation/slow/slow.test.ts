import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { scheduledPosts } from "#db/schema/scheduled-posts.ts";
import { slowModes } from "#db/schema/thread-rules.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { threadOverlay } from "#domains/forum/overlay.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { postDue } from "#domains/forum/scheduled/fire.ts";
import { findThread } from "#domains/forum/threads/queries.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { slowThread } from "../commands/slow-thread.ts";
import { unslowThread } from "../commands/unslow-thread.ts";
import { listOpenLog } from "../open-log/queries.ts";
import { clearDesk, type People, peopleOf } from "../testing.ts";
import { endSlowModes } from "./end.ts";

let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(clearDesk);

const SLOW = { minutes: "10", hours: "1", reason: "先冷静一下" };
async function plant(unit: string | null = "works") {
  const unitId = unit && cast.unit(unit);
  const board = await plantBoard(unitId);
  return plantThread({ boardId: board.id, unitId }, people.author, [{ by: people.author }]);
}
const say = (who: Actor, threadId: string, more: Record<string, string> = {}) =>
  reply(who, { threadId, text: "一句话", ...more });
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error) => ({ code: error.code, ...error.fields.form }),
  );
/** As if the person had said all of it so long ago. */
const later = (who: Actor, minutes: number) =>
  db
    .update(posts)
    .set({ createdAt: sql`created_at - make_interval(mins => ${minutes})` })
    .where(eq(posts.authorId, who.id!));

test("in slow mode everybody writes once in so many minutes, is told how long to wait, and moderators write as they must", async () => {
  const { id } = await plant();
  await slowThread(people.leader, { threadId: id, ...SLOW });
  await say(people.reader, id);
  expect(await refusal(say(people.reader, id))).toMatchObject({ key: "slowMode", values: { minutes: 10, wait: 10 } });
  await say(await cast.member("works-2"), id);
  for (const who of [people.leader, people.deputy, people.above]) for (const _ of [1, 2]) await say(who, id);
  await later(people.reader, 7);
  expect(await refusal(say(people.reader, id))).toMatchObject({ values: { wait: 3 } });
  await later(people.reader, 3);
  expect(await refusal(say(people.reader, id))).toBeNull();
  const other = await plant();
  expect(await refusal(say(people.reader, other.id)), "elsewhere the talk goes on").toBeNull();
});

test("ten answers of one person at the same moment become one; a repeated submit is answered as before", async () => {
  const { id } = await plant();
  await slowThread(people.leader, { threadId: id, ...SLOW });
  const idempotencyKey = crypto.randomUUID();
  const first = await say(people.reader, id, { idempotencyKey });
  expect(await say(people.reader, id, { idempotencyKey })).toMatchObject({ id: first.id });
  const quick = await cast.member("works-1");
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => say(quick, id)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a planned post is held to it too, and stays with the reason", async () => {
  const { id } = await plant();
  await slowThread(people.leader, { threadId: id, ...SLOW });
  await say(people.reader, id);
  const dueAt = new Date(Date.now() - 1_000);
  const planned = { memberId: people.reader.id, kind: "reply" as const, targetId: id, title: "", text: "到点", dueAt };
  const [row] = await db.insert(scheduledPosts).values(planned).returning();
  await postDue((error) => {
    throw error;
  });
  const [left] = await db.select().from(scheduledPosts).where(eq(scheduledPosts.id, row!.id));
  expect(left).toMatchObject({ failure: "slowMode" });
});

test("the page says it before one types, with what is left to wait; after its time, or when it was ended, it says nothing", async () => {
  const { id } = await plant();
  await slowThread(people.leader, { threadId: id, ...SLOW });
  const waitOf = async (who: Actor) => (await threadOverlay(who as never, ["", id, "1"] as never))?.slowWait ?? null;
  expect((await findThread(people.reader, id))?.slow).toMatchObject({ minutes: 10 });
  expect(await waitOf(people.reader)).toBeNull();
  await say(people.reader, id);
  await say(people.leader, id);
  expect([await waitOf(people.reader), await waitOf(people.leader)]).toEqual([10, null]);
  await db
    .update(slowModes)
    .set({ until: new Date(Date.now() - 1_000) })
    .where(eq(slowModes.threadId, id));
  expect((await findThread(people.reader, id))?.slow).toBeNull();
  expect(await refusal(say(people.reader, id)), "the clock ends it, not the job").toBeNull();
  expect(await endSlowModes()).toBe(1);
  await slowThread(people.leader, { threadId: id, ...SLOW });
  await unslowThread(people.leader, { threadId: id });
  expect(await refusal(say(people.reader, id))).toBeNull();
  expect(await refusal(unslowThread(people.leader, { threadId: id }))).toMatchObject({ code: "conflict" });
});

test("who keeps order in the area sets and ends it, nobody else; both stand in the open log", async () => {
  const { id } = await plant();
  const set = (who: Actor) => refusal(slowThread(who, { threadId: id, ...SLOW }));
  expect(await set(people.sister)).toMatchObject({ code: "not_found" });
  expect(await set(people.author)).toMatchObject({ code: "forbidden" });
  expect(await set(await cast.leader("works-1"))).toMatchObject({ code: "forbidden" });
  expect(await refusal(slowThread(people.leader, { threadId: id, ...SLOW, minutes: "7" }))).toMatchObject({
    code: "invalid",
  });
  expect(await set(people.above)).toBeNull();
  expect(await refusal(unslowThread(people.author, { threadId: id }))).toMatchObject({ code: "forbidden" });
  await unslowThread(people.leader, { threadId: id });
  const acts = await db
    .select({ id: moderationActions.id })
    .from(moderationActions)
    .where(eq(moderationActions.threadId, id));
  const log = await listOpenLog({ kind: "audience", area: "unit:works" });
  const said = log.filter((line) => acts.some((act) => act.id === line.id)).map(({ kind, office }) => [kind, office]);
  expect(said).toEqual([
    ["unslow-thread", "leader"],
    ["slow-thread", "leader-above"],
  ]);
});
