import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members, memberships, sessions } from "#db/schema/accounts.ts";
import { threadMembers } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { pushDevices, pushes, pushItems } from "#db/schema/pushes.ts";
import { revokeOtherSessions } from "#domains/accounts/commands/revoke-other-sessions.ts";
import { endSession } from "#domains/accounts/sessions.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";
import { hidePost } from "#domains/moderation/commands/hide-post.ts";
import { markAllRead } from "../commands/mark-all-read.ts";
import { minutesAfter, NOON } from "../mail/testing.ts";
import { PUSHES_AN_HOUR } from "./postpone.ts";
import { findPushOutbox } from "./queries.ts";
import { queuePushes } from "./queue.ts";
import { NEWS_SEC, sendDuePushes } from "./send.ts";
import { houseWithPush } from "./testing/house.ts";

const house = await houseWithPush();
const { cast, service, silence, author, reader, thread, deliver, send, statesOf, browserOf } = house;

beforeEach(async () => {
  await house.clear();
  await db.delete(rateLimits);
});
afterAll(house.stop);

const ALL = ["calls", "followed", "bulletins", "moderation", "duty"] as const;
const say = (threadId: string, text = "只在里面说的话") => reply(author, { threadId, text });

/** Somebody who follows a thread, and is told of it on a browser of theirs. */
async function follower(wishes: Parameters<typeof reader>[0] = {}) {
  const person = await reader({ ways: {}, push: [...ALL], ...wishes });
  return { ...person, browser: await browserOf(person.id) };
}

// Who is told, asked at the moment of sending, and what it says.

test("who follows a thread is told on their browser that there is something, and none of it", async () => {
  const person = await follower();
  const { id } = await thread([person], "加装扶手");
  await say(id);
  await deliver();
  expect(service.delivered).toEqual([]);
  await send();
  expect(service.refused).toEqual([]);
  expect(service.delivered).toHaveLength(1);
  const [{ to, message, headers } = { to: "", message: null, headers: {} }] = service.delivered;
  expect(to).toBe(person.browser.path);
  expect(message).toEqual({
    title: "清江集团",
    body: "你关注的讨论有新内容",
    tag: expect.stringMatching(/^[\w-]{32}$/),
    address: "/inbox",
  });
  expect(headers).toMatchObject({ ttl: "86400", urgency: "low", topic: message?.tag, "content-encoding": "aes128gcm" });
  expect(JSON.stringify(message)).not.toMatch(/扶手|王芳|只在里面说的话/);
  expect(await statesOf(person.browser.id)).toEqual(["sent"]);
});

test("every browser of a member is told, in the language of the account, and what is said meanwhile once", async () => {
  const person = await follower();
  const other = await browserOf(person.id);
  await db.update(members).set({ lang: "en" }).where(eq(members.id, person.id));
  const { id } = await thread([person]);
  for (const _ of [1, 2, 3]) await say(id);
  await deliver();
  await send();
  expect(service.delivered.map(({ to }) => to).sort()).toEqual([person.browser.path, other.path].sort());
  expect(service.delivered[0]?.message).toMatchObject({
    title: "Qingjiang Group",
    body: "Something new in what you follow",
  });
});

test("a newer message of the same thread takes the place of the older, one of another thread does not", async () => {
  const person = await follower();
  const [one, other] = [await thread([person]), await thread([person])];
  for (const [id, minutes] of [
    [one.id, 0],
    [other.id, 10],
    [one.id, 20],
  ] as const) {
    await say(id);
    await deliver();
    await send(minutes);
  }
  const topics = service.delivered.map(({ headers }) => headers.topic);
  expect(topics[0]).toBe(topics[2]);
  expect(topics[1]).not.toBe(topics[0]);
});

test("the same thread rings at most every five minutes", async () => {
  const person = await follower();
  const { id } = await thread([person]);
  await say(id);
  await deliver();
  await send();
  await say(id);
  await deliver();
  const [next] = await db.select().from(pushes).where(eq(pushes.state, "waiting"));
  expect(next?.dueAt).toEqual(minutesAfter(NOON, 5));
});

test("whoever does not wish a kind has nothing waiting, and who ends the wish meanwhile gets nothing", async () => {
  const [never, ended] = [await follower({ push: ["calls"] }), await follower()];
  const { id } = await thread([never, ended]);
  await say(id);
  await deliver();
  expect(await db.select().from(pushes)).toMatchObject([{ deviceId: ended.browser.id }]);
  await house.wish(ended, { push: [] });
  await send();
  expect(service.delivered).toEqual([]);
  expect(await statesOf(ended.browser.id)).toEqual(["dropped"]);
});

test("whoever chose nothing is told what waits for them in person, and no more", async () => {
  const person = await reader({ ways: {} });
  await browserOf(person.id);
  const { id } = await thread([person]);
  await say(id);
  await reply(author, { threadId: id, text: `@${person.name} 请看` });
  await deliver();
  await send();
  expect(service.delivered.map(({ message }) => message?.body)).toEqual(["有人找你，或你的提醒到时间了"]);
});

test("who left the unit between the reply and the sending is told nothing of it", async () => {
  const [mover, stayer] = [await follower(), await follower()];
  const { id } = await thread([mover, stayer]);
  await say(id);
  await deliver();
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, mover.id));
  await db.insert(memberships).values({ memberId: mover.id, unitId: cast.unit("logistics") });
  await send();
  expect(service.delivered.map(({ to }) => to)).toEqual([stayer.browser.path]);
  expect(await statesOf(mover.browser.id)).toEqual(["dropped"]);
});

test("nothing comes where the session was ended by its member, by another of theirs, by time, or with the account", async () => {
  const people = [await follower(), await follower(), await follower(), await follower()] as const;
  const [left, ended, expired, shut] = people;
  const { id } = await thread([...people]);
  await say(id);
  await deliver();
  await endSession(left.browser.actor.sessionId);
  await revokeOtherSessions(await house.signedIn(ended.id), {});
  await db.update(sessions).set({ expiresAt: new Date() }).where(eq(sessions.id, expired.browser.actor.sessionId));
  await db.update(members).set({ deactivatedAt: new Date() }).where(eq(members.id, shut.id));
  await send();
  expect(service.delivered).toEqual([]);
  for (const { browser } of people) expect(await statesOf(browser.id)).toEqual(["dropped"]);
  await db.delete(pushes);
  await say(id);
  await deliver();
  expect(await db.select().from(pushes), "nor is anything put down for them").toEqual([]);
});

test("what was read, passed, muted or hidden meanwhile is not told", async () => {
  const people = [await follower(), await follower(), await follower(), await follower()] as const;
  const [opened, passed, muted, last] = people;
  const leader = await cast.leader("works");
  const { id } = await thread([opened, passed, muted]);
  const hidden = await thread([last]);
  await say(id);
  const post = await say(hidden.id);
  await deliver();
  await markAllRead(opened, {});
  const set = (memberId: string, change: Partial<typeof threadMembers.$inferInsert>) =>
    db.update(threadMembers).set(change).where(eq(threadMembers.memberId, memberId));
  await set(passed.id, { lastReadNumber: 2 });
  await set(muted.id, { level: "mute" });
  await hidePost(leader, { postId: post.id, reason: "人身攻击" });
  await send();
  expect(service.delivered).toEqual([]);
  for (const { browser } of people) expect(await statesOf(browser.id)).toEqual(["dropped"]);
});

test("on a browser that has come into other hands nothing comes of what waited for the first", async () => {
  const first = await follower();
  const { id } = await thread([first]);
  await say(id);
  await deliver();
  await browserOf((await reader({ push: [...ALL] })).id, first.browser.subscription);
  await send();
  expect(service.delivered).toEqual([]);
  expect(await db.select().from(pushes)).toEqual([]);
});

test("an event that is heard twice is told once", async () => {
  const person = await follower();
  const { id } = await thread([person]);
  await say(id);
  await deliver();
  await send();
  const items = await db.query.inboxItems.findFirst({ columns: { eventId: true } });
  await db.transaction((tx) => queuePushes({ id: items!.eventId } as DomainEvent, tx));
  expect(await db.$count(pushItems)).toBe(1);
  expect(await db.$count(pushes)).toBe(1);
});

// When, and what becomes of what a push service does not take.

test("in quiet hours it waits until these end, and what is read by then never comes", async () => {
  const [night, early] = [
    await follower({ quietFrom: 11, quietTo: 14 }),
    await follower({ quietFrom: 11, quietTo: 14 }),
  ];
  const { id } = await thread([night, early]);
  await say(id);
  await deliver();
  await send();
  await sendDuePushes(minutesAfter(NOON, 119));
  expect(service.delivered).toEqual([]);
  await markAllRead(early, {});
  await sendDuePushes(minutesAfter(NOON, 120));
  expect(service.delivered.map(({ to }) => to)).toEqual([night.browser.path]);
  expect(await statesOf(early.browser.id)).toEqual(["dropped"]);
});

test("a browser that its push service knows no longer is forgotten, with all that waits for it", async () => {
  const [gone, missing, there] = [await follower(), await follower(), await follower()];
  service.answers.set(gone.browser.path, { status: 410 });
  service.answers.set(missing.browser.path, { status: 404 });
  const { id } = await thread([gone, missing, there]);
  await say(id);
  await deliver();
  await send();
  expect((await db.select().from(pushDevices)).map((device) => device.id)).toEqual([there.browser.id]);
  expect(await db.$count(pushes)).toBe(1);
});

test("a push service that is away or overworked is asked again, when it says or as mails are, and a day long at most", async () => {
  const [asked, silent] = [await follower(), await follower()];
  service.answers.set(asked.browser.path, { status: 429, retryAfter: "600" });
  service.answers.set(silent.browser.path, { status: 503 });
  const { id } = await thread([asked, silent]);
  await say(id);
  await deliver();
  await send();
  const one = async (deviceId: string) => (await db.select().from(pushes).where(eq(pushes.deviceId, deviceId)))[0]!;
  expect(await one(asked.browser.id)).toMatchObject({ state: "waiting", answered: 429, dueAt: minutesAfter(NOON, 10) });
  expect(await one(silent.browser.id)).toMatchObject({ answered: 503, dueAt: minutesAfter(NOON, 15) });
  service.answers.delete(asked.browser.path);
  await sendDuePushes(minutesAfter(NOON, 10));
  expect(service.delivered.map(({ to }) => to)).toEqual([asked.browser.path]);
  while ((await one(silent.browser.id)).state === "waiting") await sendDuePushes((await one(silent.browser.id)).dueAt);
  const { state, doneAt, tries } = await one(silent.browser.id);
  expect([state, tries]).toEqual(["failed", 5]);
  expect(doneAt!.getTime()).toBeLessThanOrEqual(NOON.getTime() + NEWS_SEC * 1_000);
});

test("what waits for a host that does not answer keeps nobody waiting behind it, and is tried again after a minute", async () => {
  const far = [await follower(), await follower(), await follower(), await follower()];
  const person = await follower();
  for (let n = 0; n < PUSHES_AN_HOUR; n++) await say((await thread(far)).id);
  await say((await thread([person])).id);
  await deliver();
  for (const { browser } of far) {
    const endpoint = `http://${silence.host}${browser.path}`;
    await db.update(pushDevices).set({ endpoint }).where(eq(pushDevices.id, browser.id));
  }
  const isOfPerson = eq(pushes.deviceId, person.browser.id);
  await db.update(pushes).set({ createdAt: NOON, dueAt: minutesAfter(NOON, -1) });
  await db.update(pushes).set({ dueAt: NOON }).where(isOfPerson);
  for (const _ of [1, 2]) await sendDuePushes(NOON);
  expect(service.delivered.map(({ to }) => to)).toEqual([person.browser.path]);
  const asked = silence.asked;
  await sendDuePushes(minutesAfter(NOON, 1));
  expect(silence.asked).toBe(2 * asked);
});

test(`a device rings at most ${PUSHES_AN_HOUR} times an hour, and hears of the rest in the next`, async () => {
  const person = await follower();
  const threads = [];
  for (let n = 0; n < PUSHES_AN_HOUR + 2; n++) threads.push(await thread([person]));
  for (const { id } of threads) await say(id);
  await deliver();
  await send();
  expect(service.delivered).toHaveLength(PUSHES_AN_HOUR);
  await say((await thread([person])).id);
  await deliver();
  await send(30);
  await sendDuePushes(minutesAfter(NOON, 89));
  expect(service.delivered).toHaveLength(PUSHES_AN_HOUR);
  await sendDuePushes(minutesAfter(NOON, 90));
  expect(service.delivered).toHaveLength(PUSHES_AN_HOUR + 3);
});

test("what could not be told within a day is no news and is not told", async () => {
  const person = await follower();
  const { id } = await thread([person]);
  await say(id);
  await deliver();
  await send(NEWS_SEC / 60 + 1);
  expect(service.delivered).toEqual([]);
  expect(await statesOf(person.browser.id)).toEqual(["dropped"]);
});

test("what is too long for a push service goes without words", async () => {
  const person = await follower();
  service.answers.set(person.browser.path, { status: 413, once: true });
  const { id } = await thread([person]);
  await say(id);
  await deliver();
  await send();
  expect(service.delivered).toMatchObject([{ message: null }]);
});

test("what a push service refuses is given up, and told to the administrator by status and host alone", async () => {
  const person = await follower();
  service.answers.set(person.browser.path, { status: 403 });
  const { id } = await thread([person]);
  await say(id);
  await deliver();
  await send();
  expect(await statesOf(person.browser.id)).toEqual(["failed"]);
  await db.update(pushes).set({ createdAt: new Date() });
  const told = await findPushOutbox(await cast.staff("system-admin"));
  expect(told).toMatchObject({ counted: { sent: 0, failed: 1 }, refused: [{ answered: 403, host: service.host }] });
  expect(JSON.stringify(told)).not.toContain(person.browser.path);
  for (const other of [person, await cast.leader("group"), await cast.staff("security-admin"), cast.guest])
    expect(await findPushOutbox(other)).toBeNull();
});

test("nothing is sent to an address that is not allowed, however it came into the table, nor where an answer leads", async () => {
  const [moved, led] = [await follower(), await follower()];
  service.answers.set(led.browser.path, { status: 307 });
  await db
    .update(pushDevices)
    .set({ endpoint: moved.browser.subscription.endpoint.replace("127.0.0.1", "localhost") })
    .where(eq(pushDevices.id, moved.browser.id));
  const { id } = await thread([moved, led]);
  await say(id);
  await deliver();
  await send();
  expect([service.delivered, service.refused], "nobody was asked there").toEqual([[], []]);
  expect([...(await statesOf(moved.browser.id)), ...(await statesOf(led.browser.id))]).toEqual(["failed", "failed"]);
});

test("two workers send each message once", async () => {
  const people = [await follower(), await follower(), await follower()];
  const { id } = await thread(people);
  await say(id);
  await deliver();
  await db.update(pushes).set({ dueAt: NOON, createdAt: NOON });
  await Promise.all([sendDuePushes(NOON), sendDuePushes(NOON), sendDuePushes(NOON)]);
  expect(service.delivered).toHaveLength(3);
});
