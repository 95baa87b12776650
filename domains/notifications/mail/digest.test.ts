import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { mails, mailWishes } from "#db/schema/mails.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { dayOf } from "#lib/dates.ts";
import { markAllRead } from "../commands/mark-all-read.ts";
import { makeDigests } from "./digest.ts";
import { sendDueMails } from "./send.ts";
import { houseWithMail, minutesAfter, NOON } from "./testing.ts";

const house = await houseWithMail();
const { post, author, reader, thread, deliver } = house;

beforeEach(async () => {
  await house.clear();
  await db.delete(rateLimits);
  await db.delete(mailWishes);
});
afterAll(post.stop);

const DAILY = { ways: { followed: "digest" }, digest: "daily", digestHour: 12 } as const;
const hours = (n: number) => minutesAfter(NOON, n * 60);
const say = (threadId: string) => reply(author, { threadId, text: "说一句" });

/** The worker's clock strikes. */
async function strike(at: Date) {
  await makeDigests(at);
  await sendDueMails(at);
}

/** Noon of the Monday that is next after the test's own day. */
function mondayNoon(): Date {
  for (let day = 1; ; day++) {
    const noon = hours(24 * day);
    if (new Date(`${dayOf(noon)}T12:00:00Z`).getUTCDay() === 1) return noon;
  }
}

test("a daily digest comes at its hour, once a day, with all that is unread, and repeats nothing", async () => {
  const member = await reader(DAILY);
  const [one, other] = [await thread([member], "第一件事"), await thread([member], "第二件事")];
  for (const { id } of [one, one, other]) await say(id);
  await deliver();
  await strike(hours(-1));
  expect(post.letters).toEqual([]);
  for (const at of [0, 0, 1, 5]) await strike(hours(at));
  expect(post.letters.map(({ to }) => to)).toEqual([[member.email]]);
  expect(post.letters[0]?.text.match(/《.{4}》/g)?.sort()).toEqual(["《第一件事》", "《第一件事》", "《第二件事》"]);
  await strike(hours(24));
  expect(post.letters).toHaveLength(1);
  expect(await house.statesOf(member)).toEqual(["sent"]);
  await say(other.id);
  await deliver();
  await strike(hours(48));
  expect(post.letters[1]?.text.match(/《.{4}》/g)).toEqual(["《第二件事》"]);
});

test("nothing is sent when there is nothing, or all was read by then", async () => {
  const member = await reader(DAILY);
  const { id } = await thread([member]);
  await strike(hours(0));
  await say(id);
  await deliver();
  await markAllRead(member, {});
  await strike(hours(24));
  expect(post.letters).toEqual([]);
  expect(await db.select().from(mails)).toEqual([]);
});

test("what was read between making and sending is left out", async () => {
  const member = await reader({ ...DAILY, quietFrom: 11, quietTo: 14 });
  const { id } = await thread([member]);
  await say(id);
  await deliver();
  await strike(hours(0));
  expect(await house.statesOf(member)).toEqual(["waiting"]);
  await markAllRead(member, {});
  await sendDueMails(hours(2));
  expect(post.letters).toEqual([]);
  expect(await house.statesOf(member)).toEqual(["dropped"]);
});

test("what was mailed at once is in no digest, and what nobody wished in it neither", async () => {
  const member = await reader({ ...DAILY, ways: { followed: "mail", calls: "inbox" } });
  const { id } = await thread([member]);
  await say(id);
  await deliver();
  await house.send(0);
  expect(post.letters).toHaveLength(1);
  await house.wish(member, { ...DAILY });
  await strike(hours(1));
  expect(post.letters).toHaveLength(1);
});

test("what somebody wishes in the inbox only stays out of their digest", async () => {
  const member = await reader({ ...DAILY, ways: { followed: "digest", calls: "inbox" } });
  const { id } = await thread([member], "第一件事");
  await say(id);
  await reply(author, { threadId: id, text: `@${member.name} 请看` });
  await deliver();
  await strike(hours(0));
  expect(post.letters[0]?.text).toContain("在你关注的讨论中发言");
  expect(post.letters[0]?.text).not.toContain("提到了你");
});

test("a weekly digest comes on Monday at its hour, or as soon as it can after", async () => {
  const before = dayOf(minutesAfter(mondayNoon(), -24 * 60));
  const member = await reader({ ...DAILY, digest: "weekly", digestedOn: before });
  const { id } = await thread([member]);
  await say(id);
  await deliver();
  const monday = mondayNoon();
  await strike(minutesAfter(monday, -60));
  expect(post.letters).toEqual([]);
  await strike(minutesAfter(monday, 24 * 60 - 300));
  expect(post.letters).toHaveLength(1);
  await say(id);
  await deliver();
  await strike(minutesAfter(monday, 3 * 24 * 60));
  expect(post.letters).toHaveLength(1);
  const [wishes] = await db.select().from(mailWishes).where(eq(mailWishes.memberId, member.id));
  expect(wishes?.digestedOn).toBe(dayOf(minutesAfter(monday, 24 * 60 - 300)));
});

test("whoever wishes no digest gets none", async () => {
  const member = await reader({ ways: { followed: "digest" }, digest: "none" });
  const { id } = await thread([member]);
  await say(id);
  await deliver();
  await strike(hours(0));
  expect(await db.select().from(mails)).toEqual([]);
});
