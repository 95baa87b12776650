import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members, memberships } from "#db/schema/accounts.ts";
import { threadMembers } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { mailItems, mails, mailWishes } from "#db/schema/mails.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { confirmAddresses } from "#domains/accounts/testing/confirmed.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { MAILS_AN_HOUR } from "./postpone.ts";
import { listMails } from "./queries.ts";
import { RETRY_AFTER_SEC, sendDueMails } from "./send.ts";
import { houseWithMail, minutesAfter, NOON } from "./testing.ts";

const house = await houseWithMail();
const { cast, post, author, reader, thread, deliver, send, statesOf } = house;

beforeEach(async () => {
  await house.clear();
  await db.delete(rateLimits);
});
afterAll(post.stop);

const say = (threadId: string, text = "说一句", parentNumber?: string) =>
  reply(author, { threadId, text, parentNumber });

// When a mail goes out: gathered, in no quiet hours, not too many, again after a refusal, captured where nobody takes it.

test("what is said within minutes makes one mail a thread, and the next comes half an hour later", async () => {
  const follower = await reader();
  const [one, other] = [await thread([follower], "第一件事"), await thread([follower], "第二件事")];
  for (const id of [one.id, one.id, other.id]) {
    await say(id);
    await deliver();
  }
  await send();
  expect(post.letters.map(({ text }) => text.match(/《.{4}》/g))).toEqual([
    ["《第一件事》", "《第一件事》"],
    ["《第二件事》"],
  ]);
  await say(one.id);
  await deliver();
  const [next] = await db.select().from(mails).where(eq(mails.state, "waiting"));
  expect(next?.dueAt).toEqual(minutesAfter(NOON, 40));
});

test("in quiet hours mails wait until these end, over midnight too", async () => {
  const [siesta, night, free] = [
    await reader({ quietFrom: 11, quietTo: 14 }),
    await reader({ quietFrom: 22, quietTo: 7 }),
    await reader({ quietFrom: 13, quietTo: 12 }),
  ];
  const { id } = await thread([siesta, night, free]);
  await say(id);
  await deliver();
  await send();
  const told = () => post.letters.flatMap(({ to }) => to).sort();
  expect(told()).toEqual([night.email, free.email].sort());
  await sendDueMails(minutesAfter(NOON, 119));
  expect(told()).not.toContain(siesta.email);
  await sendDueMails(minutesAfter(NOON, 120));
  expect(told()).toContain(siesta.email);

  await house.clear();
  await say(id);
  await deliver();
  await db.update(mails).set({ dueAt: NOON });
  const before = (hours: number) => sendDueMails(minutesAfter(NOON, hours * 60));
  await before(11); // 23:00
  expect(told()).toEqual([siesta.email].sort());
  await before(18.9); // 06:54 of the next day
  expect(told()).not.toContain(night.email);
  await before(19);
  expect(told()).toContain(night.email);
});

test("a mail that is refused for now is tried again from 15 minutes to 48 hours, then given up", async () => {
  const follower = await reader();
  const { id } = await thread([follower]);
  post.refused.set(follower.email, 451);
  await say(id);
  await deliver();
  await send(0);
  const state = async () => (await db.select().from(mails))[0]!;
  expect(await state()).toMatchObject({ state: "waiting", tries: 1, dueAt: minutesAfter(NOON, 15) });
  expect((await state()).error).toContain("451");
  await sendDueMails(minutesAfter(NOON, 14));
  expect((await state()).tries).toBe(1);
  for (const _ of RETRY_AFTER_SEC) await sendDueMails((await state()).dueAt);
  expect(await state()).toMatchObject({ state: "failed", tries: RETRY_AFTER_SEC.length + 1 });
  const hours = RETRY_AFTER_SEC.reduce((sum, sec) => sum + sec, 0) / 3_600;
  expect(hours).toBeGreaterThan(40);
  expect(hours).toBeLessThanOrEqual(48);
  expect(post.letters).toEqual([]);
});

test("after a refusal for now it arrives, once", async () => {
  const follower = await reader();
  const { id } = await thread([follower]);
  post.refused.set(follower.email, 421);
  await say(id);
  await deliver();
  await send(0);
  post.refused.clear();
  for (const minutes of [15, 16, 60]) await sendDueMails(minutesAfter(NOON, minutes));
  expect(post.letters).toHaveLength(1);
  expect(await statesOf(follower)).toEqual(["sent"]);
});

test("what is refused for good is given up at once, and others get theirs", async () => {
  const [gone, other] = [await reader(), await reader()];
  const { id } = await thread([gone, other]);
  post.refused.set(gone.email, 550);
  await say(id);
  await deliver();
  await send();
  expect(await statesOf(gone)).toEqual(["failed"]);
  expect(post.letters.map(({ to }) => to)).toEqual([[other.email]]);
});

test("while the mail server is away one mail is tried a run, and all arrive afterwards", async () => {
  const people = [await reader(), await reader(), await reader()];
  const { id } = await thread(people);
  await say(id);
  await deliver();
  process.env.QINGFENG_SMTP_URL = "smtp://127.0.0.1:1";
  await send(0);
  process.env.QINGFENG_SMTP_URL = post.url;
  const tries = (await db.select().from(mails)).map((mail) => mail.tries);
  expect(tries.sort()).toEqual([0, 0, 1]);
  await sendDueMails(minutesAfter(NOON, 15));
  expect(post.letters).toHaveLength(3);
});

test("nobody's letter box is filled: what comes above the hour's dozen waits", async () => {
  const follower = await reader();
  for (let n = 0; n < MAILS_AN_HOUR + 3; n++) {
    const { id } = await thread([follower]);
    await db.delete(rateLimits);
    await say(id);
  }
  await deliver();
  await send(0);
  expect(post.letters).toHaveLength(MAILS_AN_HOUR);
  await sendDueMails(minutesAfter(NOON, 30));
  expect(post.letters).toHaveLength(MAILS_AN_HOUR);
  await sendDueMails(minutesAfter(NOON, 61));
  expect(post.letters).toHaveLength(MAILS_AN_HOUR + 3);
});

test("without a mail server mails are captured; the administrator sees that, and the words of none but their own", async () => {
  const [admin, follower] = [await cast.staff("system-admin"), await reader()];
  await db.update(members).set({ email: "admin@example.org" }).where(eq(members.id, admin.id));
  await confirmAddresses([admin.id]);
  await house.wish(admin, {});
  const { id } = await thread([follower], "只给本单位的标题");
  await say(id);
  const url = process.env.QINGFENG_SMTP_URL;
  delete process.env.QINGFENG_SMTP_URL;
  await deliver();
  await send();
  process.env.QINGFENG_SMTP_URL = url;
  expect(post.letters).toEqual([]);
  const all = { state: null, before: null };
  const seen = await listMails(admin, all);
  expect(seen).toMatchObject([
    { recipient: follower.name, kind: "followed", state: "captured", text: null, subject: null },
  ]);
  expect(JSON.stringify(seen)).not.toContain("只给本单位的标题");
  await db.update(mails).set({ memberId: admin.id });
  expect((await listMails(admin, all))[0]?.text).toContain("只给本单位的标题");
  for (const other of [follower, await cast.leader("group"), await cast.staff("security-admin"), cast.guest])
    expect(await listMails(other, all)).toEqual([]);
});

test("the events of a thread with 5,000 followers queue their mails in one statement each, and the reply waits for none", async () => {
  const { id } = await thread([]);
  const rows = Array.from({ length: 5_000 }, (_, n) => {
    const name = `f${n}`;
    return { signInName: name, name, pinyin: name, initials: name, email: `${name}@example.org` };
  });
  const crowd = (await db.insert(members).values(rows).returning({ id: members.id })).map((row) => row.id);
  const unitId = cast.unit("works");
  await db.insert(memberships).values(crowd.map((memberId) => ({ memberId, unitId })));
  await confirmAddresses(crowd);
  await db.insert(mailWishes).values(crowd.map((memberId) => ({ memberId, ways: { followed: "mail" as const } })));
  await db
    .insert(threadMembers)
    .values(
      crowd.map((memberId) => ({ memberId, threadId: id, level: "watch" as const, levelReason: "chosen" as const })),
    );
  await say(id);
  expect(await db.$count(inboxItems)).toBe(0);
  expect(await db.$count(mails)).toBe(0);
  await deliver();
  expect(await db.$count(mails, eq(mails.state, "waiting"))).toBe(5_000);
  expect(await db.$count(mailItems)).toBe(5_000);
  expect(post.letters).toEqual([]);
  await db.delete(threadMembers).where(inArray(threadMembers.memberId, crowd));
}, 60_000);
