import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { pushDevices, pushes } from "#db/schema/pushes.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { markAllRead } from "../commands/mark-all-read.ts";
import { minutesAfter, NOON } from "../mail/testing.ts";
import { PUSHES_AN_HOUR } from "./postpone.ts";
import { findPushOutbox } from "./queries.ts";
import { NEWS_SEC, sendDuePushes } from "./send.ts";
import { houseWithPush } from "./testing/house.ts";

const house = await houseWithPush();
const { cast, service, silence, thread, deliver, send, statesOf, follower, author } = house;

beforeEach(async () => {
  await house.clear();
  await db.delete(rateLimits);
});
afterAll(house.stop);

const say = (threadId: string, text = "只在里面说的话") => reply(author, { threadId, text });

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
