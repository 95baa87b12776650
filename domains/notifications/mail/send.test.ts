import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members, memberships } from "#db/schema/accounts.ts";
import { publications } from "#db/schema/bulletins.ts";
import { threadMembers } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { mailItems, mails, mailWishes } from "#db/schema/mails.ts";
import { bulletinConfirmations } from "#db/schema/must-reads.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { plantBulletin, plantColumn } from "#db/testing/bulletins.ts";
import { takeIn } from "#domains/forum/by-mail/take-in.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";
import { hidePost } from "#domains/moderation/commands/hide-post.ts";
import { markAllRead } from "../commands/mark-all-read.ts";
import { makeDigests } from "./digest.ts";
import { unsubscribe } from "./one-click.ts";
import { MAILS_AN_HOUR } from "./postpone.ts";
import { listMails } from "./queries.ts";
import { queueMails } from "./queue.ts";
import { RETRY_AFTER_SEC, sendDueMails } from "./send.ts";
import { houseWithMail, minutesAfter, NOON } from "./testing.ts";
import { unsubscribeToken } from "./unsubscribe.ts";

const house = await houseWithMail();
const { cast, post, author, reader, thread, deliver, send, statesOf } = house;

beforeEach(async () => {
  await house.clear();
  await db.delete(rateLimits);
});
afterAll(post.stop);

const say = (threadId: string, text = "说一句", parentNumber?: string) =>
  reply(author, { threadId, text, parentNumber });

test("who follows a thread and wishes it is told by mail: who spoke, where, and by which link, but not what was said", async () => {
  const follower = await reader();
  const { id } = await thread([follower], "加装扶手");
  await say(id, "只在里面说的话");
  await deliver();
  expect(post.letters).toEqual([]);
  await send();
  expect(post.letters.map(({ to }) => to)).toEqual([[follower.email]]);
  const [letter] = post.letters;
  expect(letter?.text).toContain("王芳 在你关注的讨论中发言\n《加装扶手》 · works");
  expect(letter?.text).toContain(`https://qingfeng.example.org/units/works/forum/threads/${id}/2#post-2`);
  expect(letter?.text).not.toContain("只在里面说的话");
  expect(await statesOf(follower)).toEqual(["sent"]);
  const [row] = await db.select().from(mails);
  expect([row?.subject, row?.text]).toEqual([null, null]);
});

test("its head says that a machine wrote it, which thread it belongs to, and how to be rid of it with one click", async () => {
  const follower = await reader();
  const { id } = await thread([follower]);
  await say(id);
  await deliver();
  await send();
  const head = post.letters[0]!.head;
  expect(head).toMatch(/^Content-Type: text\/plain/m);
  expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(head).toMatch(/^Message-ID: <[0-9a-f-]{36}@qingfeng\.example\.org>$/m);
  expect(head).toContain(`References: <thread.${id}@qingfeng.example.org>`);
  expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  const token = /^List-Unsubscribe: <https:\/\/qingfeng\.example\.org\/api\/unsubscribe\/([^>]+)>$/m.exec(head)?.[1];
  expect(token).toBe(unsubscribeToken(follower.id, "followed"));
  expect(head).not.toMatch(/^Reply-To/m);
});

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

test("whoever does not wish it, has no address or wishes it in the inbox only, has no mail waiting", async () => {
  const people = [
    await reader({ ways: {} }),
    await reader({ ways: { followed: "digest" }, digest: "daily" }),
    await reader({}, "works-1", { email: null }),
  ];
  const { id } = await thread(people);
  await say(id);
  await deliver();
  expect(await db.select().from(inboxItems)).toHaveLength(3);
  expect(await db.select().from(mails)).toEqual([]);
});

test("who left the unit between the reply and the sending gets nothing of it", async () => {
  const [mover, stayer] = [await reader(), await reader()];
  const { id } = await thread([mover, stayer], "内部的标题");
  await say(id);
  await deliver();
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, mover.id));
  await db.insert(memberships).values({ memberId: mover.id, unitId: cast.unit("logistics") });
  await send();
  expect(post.letters.map(({ to }) => to)).toEqual([[stayer.email]]);
  expect(await statesOf(mover)).toEqual(["dropped"]);
});

test("what was hidden since is not told, nor anything to an account that was shut or an address that was taken away", async () => {
  const people = [await reader(), await reader(), await reader()];
  const [reading, shut, without] = people;
  const { id } = await thread(people);
  const leader = await cast.leader("works");
  const said = await say(id);
  await deliver();
  await hidePost(leader, { postId: said.id, reason: "人身攻击" });
  await db.update(members).set({ deactivatedAt: new Date() }).where(eq(members.id, shut!.id));
  await db.update(members).set({ email: null }).where(eq(members.id, without!.id));
  await send();
  expect(post.letters).toEqual([]);
  for (const person of [reading, shut, without]) expect(await statesOf(person!)).toEqual(["dropped"]);
});

test("what was read meanwhile is dropped, whether the line was opened or the thread was", async () => {
  const [opened, scrolled, half] = [await reader(), await reader(), await reader()];
  const { id } = await thread([opened, scrolled, half]);
  await say(id);
  await deliver();
  await markAllRead(opened, {});
  const readTo = (memberId: string, lastReadNumber: number) =>
    db.update(threadMembers).set({ lastReadNumber }).where(eq(threadMembers.memberId, memberId));
  await readTo(scrolled.id, 2);
  await say(id);
  await deliver();
  await readTo(scrolled.id, 3);
  await readTo(half.id, 2);
  await markAllRead(opened, {});
  await send();
  expect(post.letters.map(({ to }) => to)).toEqual([[half.email]]);
  expect(post.letters[0]?.text).toContain("#post-3");
  expect(post.letters[0]?.text).not.toContain("#post-2");
});

test("who has muted the thread meanwhile is told nothing more of it", async () => {
  const follower = await reader();
  const { id } = await thread([follower]);
  await say(id);
  await deliver();
  await db.update(threadMembers).set({ level: "mute" }).where(eq(threadMembers.memberId, follower.id));
  await send();
  expect(post.letters).toEqual([]);
  expect(await statesOf(follower)).toEqual(["dropped"]);
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

test("names, titles and units cannot put links, lines or coded words into a mail", async () => {
  const follower = await reader();
  const { id } = await thread([follower], "见 http://evil.com 和 www.evil.cn\r\nBcc: thief@example.org");
  const names = { name: "evil.com =?utf-8?B?5LiA?=\u202egnp" };
  await db.update(members).set(names).where(eq(members.id, author.id));
  await say(id);
  await deliver();
  await send();
  await db.update(members).set({ name: "王芳" }).where(eq(members.id, author.id));
  const [{ to, head, text }] = post.letters as [(typeof post.letters)[number]];
  expect(to).toEqual([follower.email]);
  expect(head).not.toMatch(/^Bcc/im);
  const links = text.match(/\S*(?:https?:|www\.|[\w-]+\.(?:com|cn|org)|@)\S*/g) ?? [];
  expect(links.filter((link) => !link.startsWith("https://qingfeng.example.org/"))).toEqual([]);
  expect(text).not.toContain("=?");
  expect(text).not.toContain("\u202e");
  expect(text.match(/^.*evil.*$/gm)).toHaveLength(2);
  expect(text).not.toMatch(/^Bcc/m);
});

test("what somebody owes comes unasked, without a way to be rid of it, and not to whoever has confirmed by then", async () => {
  const people = [await reader(), await reader()];
  const [late, quick] = people;
  await db.delete(mailWishes);
  const column = await plantColumn("notices");
  const bulletin = await plantBulletin({ columnId: column.id, unitId: null, authorId: author.id, title: "节前通报" });
  const event = { eventId: crypto.randomUUID(), kind: "must-read", bulletinId: bulletin.id } as const;
  await db.insert(inboxItems).values(people.map(({ id: memberId }) => ({ memberId, ...event })));
  await db.transaction((tx) => queueMails({ id: event.eventId } as DomainEvent, tx));
  const [read] = await db.select().from(publications).where(eq(publications.bulletinId, bulletin.id));
  await db
    .insert(bulletinConfirmations)
    .values({ bulletinId: bulletin.id, memberId: quick!.id, publicationId: read!.id });
  await send();
  expect(post.letters.map(({ to }) => to)).toEqual([[late!.email]]);
  expect(post.letters[0]?.head).not.toContain("List-Unsubscribe");
  expect(post.letters[0]?.text).toContain(`《节前通报》\nhttps://qingfeng.example.org/bulletins/${bulletin.id}`);
  expect(post.letters[0]?.text).not.toContain("/unsubscribe/");
});

test("where answers are taken a mail about one thread says so, and an answer to it is posted; a digest says nothing", async () => {
  const reply = { QINGFENG_REPLY_ADDRESS: "reply@qingfeng.example.org", QINGFENG_INBOUND_SECRET: "s".repeat(32) };
  Object.assign(process.env, reply);
  const [follower, digested] = [await reader(), await reader({ ways: { followed: "digest" }, digest: "daily" })];
  const { id } = await thread([follower, digested]);
  await say(id);
  await deliver();
  await makeDigests(NOON);
  await send();
  const letterTo = (person: { email: string }) => post.letters.find(({ to }) => to[0] === person.email)!;
  const address = /^Reply-To: <?(reply\+\w+@qingfeng\.example\.org)/m.exec(letterTo(follower).head)?.[1];
  expect(letterTo(follower).text).toContain("直接回复本邮件");
  expect(letterTo(digested).head).not.toMatch(/^Reply-To/m);
  expect(letterTo(digested).text).not.toContain("直接回复本邮件");
  const raw = Buffer.from(`From: ${follower.email}\r\nTo: ${address}\r\n\r\nyes`);
  expect(await takeIn(raw)).toEqual({ number: 3 });
  for (const name of Object.keys(reply)) delete process.env[name];
});

test("what was unsubscribed while it waited is not sent, and may still come in a digest", async () => {
  const follower = await reader();
  const { id } = await thread([follower]);
  await say(id);
  await deliver();
  await unsubscribe(unsubscribeToken(follower.id, "followed"));
  await send();
  expect(post.letters).toEqual([]);
  expect(await statesOf(follower)).toEqual(["dropped"]);
  expect(await db.select().from(mailItems)).toEqual([]);
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
