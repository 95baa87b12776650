import { eq } from "drizzle-orm";
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
import { queueMails } from "./queue.ts";
import { houseWithMail, NOON } from "./testing.ts";
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

// Who gets a mail, asked at the moment of sending, and what stands in it.

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
