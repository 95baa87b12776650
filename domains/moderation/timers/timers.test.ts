import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { grants } from "#db/schema/accounts.ts";
import { threads } from "#db/schema/forum.ts";
import { events } from "#db/schema/kernel.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { threadTimers } from "#db/schema/thread-rules.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { lockThread } from "../commands/lock-thread.ts";
import { mergeThread } from "../commands/merge-thread.ts";
import { unlockThread } from "../commands/unlock-thread.ts";
import { listOpenLog } from "../open-log/queries.ts";
import { carryThread, clearDesk, deliver, type People, type Person, peopleOf } from "../testing.ts";
import { setTimer } from "./commands/set-timer.ts";
import { takeBackTimer } from "./commands/take-back-timer.ts";
import { fireTimers } from "./fire.ts";
import { listTimers } from "./queries.ts";

let cast: Cast;
let people: People;
beforeAll(async () => {
  cast = await castOf();
  people = await peopleOf(cast);
});
beforeEach(async () => {
  await clearDesk();
  await db.delete(threadTimers);
});

const HOUR_MS = 3_600_000;
const soon = () => new Date(Date.now() + HOUR_MS);
async function plant(unit: string | null = "works") {
  const unitId = unit && cast.unit(unit);
  const board = await plantBoard(unitId);
  return { ...(await plantThread({ boardId: board.id, unitId }, people.author, [{ by: people.author }])), board };
}
const set = (who: Actor, threadId: string, kind: "close" | "reopen" | "remind", reason = "讨论到此为止") =>
  setTimer(who, { threadId, kind, at: soon(), reason });
/** The hour is over. */
async function strike() {
  await db.update(threadTimers).set({ dueAt: sql`now() - interval '1 second'` });
  return fireTimers();
}
const isLocked = async (id: string) =>
  (await db.select({ by: threads.lockedBy }).from(threads).where(eq(threads.id, id)))[0]!.by !== null;
const keyOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "done",
    (error) => Object.values(error.fields as Record<string, { key: string }>)[0]?.key ?? error.code,
  );
const endOffice = (who: Person) => db.update(grants).set({ revokedAt: new Date() }).where(eq(grants.memberId, who.id));

test("a thread is closed and opened again at its time, in the name of who set it, and both stand in the log like any lock", async () => {
  const { id } = await plant();
  await set(people.leader, id, "close");
  expect(await fireTimers(), "not before its time").toBe(0);
  expect(await isLocked(id)).toBe(false);
  expect(await strike()).toBe(1);
  expect(await isLocked(id)).toBe(true);
  await set(people.above, id, "reopen", "");
  await strike();
  expect(await isLocked(id)).toBe(false);
  expect(await strike()).toBe(0);
  const log = (await listOpenLog({ kind: "audience", area: "unit:works" })).filter((line) => line.threadId === id);
  expect(log).toMatchObject([
    { kind: "unlock-thread", office: "leader-above" },
    { kind: "lock-thread", office: "leader", reason: "讨论到此为止" },
  ]);
  const acts = await db
    .select()
    .from(moderationActions)
    .where(eq(moderationActions.threadId, id))
    .orderBy(moderationActions.at);
  expect(acts.map(({ actorId }) => actorId)).toEqual([people.leader.id, people.above.id]);
  await deliver();
  expect((await listInbox(people.author)).map(({ kind, reason }) => [kind, reason])).toContainEqual([
    "moderated",
    "讨论到此为止",
  ]);
});

test("several workers do it once, and one that died after the deed does not do it again", async () => {
  const { id } = await plant();
  await set(people.leader, id, "close");
  const [timer] = await db.select().from(threadTimers);
  await db.update(threadTimers).set({ dueAt: sql`now() - interval '1 second'` });
  await Promise.all([fireTimers(), fireTimers(), fireTimers()]);
  expect(await isLocked(id)).toBe(true);
  expect(await db.$count(moderationActions, eq(moderationActions.threadId, id))).toBe(1);
  await unlockThread(people.deputy, { threadId: id });
  await db.insert(threadTimers).values({ ...timer!, dueAt: new Date(Date.now() - 1_000) });
  await fireTimers();
  expect(await isLocked(id)).toBe(false);
});

test("who has lost the office, the thread or the account by then does nothing: it is noted, told to them, and left for a colleague", async () => {
  const former = await cast.leader("works", "前任");
  const gone = await cast.leader("works", "离任");
  const [kept, moved, left] = [await plant(), await plant(), await plant()];
  await set(former, kept.id, "close");
  await set(gone, left.id, "close");
  await set(people.leader, moved.id, "close");
  await endOffice(former);
  await db.execute(sql`update members set deactivated_at = now() where id = ${gone.id}`);
  const elsewhere = await plantBoard(cast.unit("group"));
  await carryThread(moved.id, elsewhere);
  await strike();
  for (const { id } of [kept, moved, left]) expect(await isLocked(id)).toBe(false);
  expect(await listTimers(people.deputy, kept.id)).toMatchObject([{ failure: "forbidden", memberName: "前任" }]);
  expect(await listTimers(people.deputy, left.id)).toMatchObject([{ failure: "forbidden" }]);
  expect(await listTimers(people.above, moved.id)).toMatchObject([{ failure: "forbidden" }]);
  expect(await db.$count(events, eq(events.name, "moderation.timer.refused"))).toBe(3);
  await deliver();
  expect((await listInbox({ ...former, grants: [] })).map(({ kind }) => kind)).toContain("timer-refused");
  expect(await strike(), "it is not tried again").toBe(0);
  const [noted] = await listTimers(people.deputy, kept.id);
  await takeBackTimer(people.deputy, { timerId: noted!.id });
  expect(await listTimers(people.deputy, kept.id)).toEqual([]);
});

test("what is so already is noted and changes nothing", async () => {
  const { id } = await plant();
  await set(people.leader, id, "close");
  await lockThread(people.deputy, { threadId: id, reason: "提前结束" });
  await strike();
  expect(await listTimers(people.leader, id)).toMatchObject([{ failure: "conflict" }]);
});

test("a reminder comes to whoever set it, with their note, and is nobody else's to see or take back", async () => {
  const { id, title } = await plant();
  await set(people.leader, id, "remind", "看看有没有回音");
  await set(people.leader, id, "close");
  expect((await listTimers(people.leader, id)).map(({ kind }) => kind)).toEqual(["remind", "close"]);
  expect((await listTimers(people.deputy, id)).map(({ kind }) => kind)).toEqual(["close"]);
  const [reminder] = await listTimers(people.leader, id);
  expect(await keyOf(takeBackTimer(people.deputy, { timerId: reminder!.id }))).toBe("not_found");
  await strike();
  await deliver();
  expect(await listInbox(people.leader)).toMatchObject([
    { kind: "thread-reminder", note: "看看有没有回音", threadTitle: title },
  ]);
  expect((await listInbox(people.deputy)).filter(({ kind }) => kind === "thread-reminder")).toEqual([]);
});

test("who keeps order in the area sets and takes back, nobody else; a time must come, and within ninety days", async () => {
  const { id } = await plant();
  expect(await keyOf(set(people.sister, id, "close"))).toBe("not_found");
  expect(await keyOf(set(people.author, id, "remind"))).toBe("forbidden");
  expect(await keyOf(set(people.leader, id, "close", "x"))).toBe("tooShort");
  const at = (when: number) =>
    keyOf(setTimer(people.leader, { threadId: id, kind: "reopen", at: new Date(Date.now() + when) }));
  expect(await at(-1_000)).toBe("timeOver");
  expect(await at(91 * 24 * HOUR_MS)).toBe("tooFarOff");
  for (let n = 0; n < 10; n++) expect(await at(HOUR_MS)).toBe("done");
  expect(await at(HOUR_MS)).toBe("timersFull");
  const [timer] = await listTimers(people.leader, id);
  for (const [who, answer] of [
    [people.sister, "not_found"],
    [people.author, "not_found"],
    [people.above, "done"],
  ] as const)
    expect(await keyOf(takeBackTimer(who, { timerId: timer!.id }))).toBe(answer);
  expect(await listTimers(people.sister, id)).toEqual([]);
});

test("what was set for a thread ends with it when it is merged", async () => {
  const [one, other] = [await plant(), await plant()];
  await set(people.leader, one.id, "close");
  await mergeThread(people.leader, { threadId: one.id, target: other.id, reason: "同一件事" });
  expect(await strike()).toBe(0);
  expect(await isLocked(other.id)).toBe(false);
});
