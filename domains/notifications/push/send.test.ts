import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { MAIL_GROUPS } from "#db/enums/mails.ts";
import { members, memberships, sessions } from "#db/schema/accounts.ts";
import { threadMembers } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { pushes, pushItems } from "#db/schema/pushes.ts";
import { revokeOtherSessions } from "#domains/accounts/commands/revoke-other-sessions.ts";
import { endSession } from "#domains/accounts/sessions.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";
import { hidePost } from "#domains/moderation/commands/hide-post.ts";
import { markAllRead } from "../commands/mark-all-read.ts";
import { minutesAfter, NOON } from "../mail/testing.ts";
import { queuePushes } from "./queue.ts";
import { houseWithPush } from "./testing/house.ts";

const house = await houseWithPush();
const { cast, service, author, reader, thread, deliver, send, statesOf, browserOf, follower } = house;

beforeEach(async () => {
  await house.clear();
  await db.delete(rateLimits);
});
afterAll(house.stop);

const say = (threadId: string, text = "只在里面说的话") => reply(author, { threadId, text });

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
  await browserOf((await reader({ push: [...MAIL_GROUPS] })).id, first.browser.subscription);
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
