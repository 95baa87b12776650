import { and, eq } from "drizzle-orm";
import { createTransport, type SendMailOptions } from "nodemailer";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { members, memberships } from "#db/schema/accounts.ts";
import { posts } from "#db/schema/forum.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { replyTokens } from "#db/schema/reply-tokens.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { lockThread } from "#domains/moderation/commands/lock-thread.ts";
import { mergeThread } from "#domains/moderation/commands/merge-thread.ts";
import { movePosts } from "#domains/moderation/commands/move-posts.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { reply } from "../posts/commands/reply.ts";
import { answerInbound } from "./answer.ts";
import { readMessage } from "./message.ts";
import { signatureOfMessage } from "./signature.ts";
import { forgetOldReplyTokens, issueReplyAddress } from "./tokens.ts";

const SECRET = "a secret between the mail server and us";
type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
let writer: Person;
let count = 0;

beforeAll(async () => {
  Object.assign(process.env, { QINGFENG_REPLY_ADDRESS: "reply@qingfeng.example.org", QINGFENG_INBOUND_SECRET: SECRET });
  cast = await castOf();
  author = await cast.member("works-1", "王芳");
});
beforeEach(async () => {
  await db.delete(rateLimits);
  writer = await cast.member("works-2");
  await db
    .update(members)
    .set({ email: `writer-${++count}@example.org` })
    .where(eq(members.id, writer.id));
});
const own = () => `writer-${count}@example.org`;

async function scene() {
  const board = await plantBoard(cast.unit("works"));
  return plantThread({ boardId: board.id, unitId: cast.unit("works") }, author, [{ by: author, text: "开头" }]);
}

/** A mail as a mail program writes it. */
async function mailOf(options: SendMailOptions): Promise<Buffer> {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
    from: own(),
    ...options,
  });
  return message as Buffer;
}

function handIn(raw: Uint8Array, { secret = SECRET, seconds = Math.floor(Date.now() / 1_000) } = {}) {
  const headers = {
    "x-qingfeng-timestamp": String(seconds),
    "x-qingfeng-signature": signatureOfMessage(secret, String(seconds), raw),
  };
  const request = new Request("http://x/api/inbound-mail", { method: "POST", headers, body: new Uint8Array(raw) });
  return answerInbound(request);
}
const answer = async (to: string, more: SendMailOptions = {}) => handIn(await mailOf({ to, text: "同意。", ...more }));

const said = async (threadId: string) => {
  const rows = await db
    .select({ body: posts.body, parentNumber: posts.parentNumber })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), eq(posts.authorId, writer.id)));
  return rows.map(({ body, parentNumber }) => [plainText(body), parentNumber]);
};

test("an answer by mail is posted in its writer's name, below what it answers, without what it quotes", async () => {
  const { id } = await scene();
  const to = (await issueReplyAddress(writer, id, 1))!;
  expect(to).toMatch(/^reply\+[0-9a-f]{40}@qingfeng\.example\.org$/);
  expect(JSON.stringify(await db.select().from(replyTokens))).not.toContain(to.slice(6, 46));
  const done = await answer(to, { text: "同意。\n\n在 2026/11/30 9:12, 清风 写道:\n> 只在里面说的话" });
  expect([done.status, await done.json()]).toEqual([200, { number: 2 }]);
  expect(await said(id)).toEqual([["同意。", 1]]);
});

test("its address is good once, also when it is handed in again before it counts as used", async () => {
  const { id } = await scene();
  const to = (await issueReplyAddress(writer, id, 1))!;
  const raw = await mailOf({ to, text: "同意。" });
  const first = await (await handIn(raw)).json();
  await db.update(replyTokens).set({ usedAt: null });
  expect(await (await handIn(raw)).json()).toEqual(first);
  expect((await answer(to.toUpperCase())).status).toBe(404);
  expect(await said(id)).toHaveLength(1);
});

test("who has hidden their name there since the mail went out answers on the page: a mail would bear it", async () => {
  const board = await plantBoard(cast.unit("works"), { allowsAnonymous: true });
  const { id } = await plantThread({ boardId: board.id, unitId: board.unitId }, author, [{ by: author }]);
  const to = (await issueReplyAddress(writer, id, 1))!;
  await reply(writer, { threadId: id, text: "说一句", isAnonymous: true });
  const refused = await answer(to);
  const { message } = await refused.json();
  expect([refused.status, message]).toEqual([400, "这个话题现在不能用邮件回复，请到网页上回复。"]);
  expect(await said(id)).toEqual([]);
});

test("another sender, two of them, a token that is made up or expired are refused alike, and nothing is posted", async () => {
  const { id } = await scene();
  const to = (await issueReplyAddress(writer, id, 1))!;
  const asked = [
    await answer(to, { from: "thief@example.org" }),
    await answer(to, { from: [own(), "thief@example.org"] as never }),
    await answer(`reply+${"0".repeat(40)}@qingfeng.example.org`),
    await answer("reply@qingfeng.example.org"),
    await answer(to.replace("@qingfeng", "@elsewhere")),
  ];
  await db.update(replyTokens).set({ expiresAt: new Date() });
  asked.push(await answer(to));
  const bodies = await Promise.all(asked.map((one) => one.text()));
  expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 404));
  expect(new Set(bodies).size).toBe(1);
  expect(await said(id)).toEqual([]);
  await forgetOldReplyTokens();
  expect(await db.select().from(replyTokens)).toEqual([]);
});

test("rights are those of the moment: who left, a locked thread, an account that was shut", async () => {
  const { id } = await scene();
  const addresses = [await issueReplyAddress(writer, id, 1), await issueReplyAddress(writer, id, 1)];
  await lockThread(await cast.leader("works"), { threadId: id, reason: "已经讲完" });
  const locked = await answer(addresses[0]!);
  expect([locked.status, (await locked.json()).message]).toEqual([400, "本帖已锁定，可以阅读，不能再发言。"]);
  expect(await issueReplyAddress(writer, id, 1)).toBeNull();
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, writer.id));
  await db.insert(memberships).values({ memberId: writer.id, unitId: cast.unit("logistics") });
  expect((await answer(addresses[0]!)).status).toBe(404);
  await db.update(members).set({ deactivatedAt: new Date() }).where(eq(members.id, writer.id));
  expect((await answer(addresses[1]!)).status).toBe(404);
  expect(await said(id)).toEqual([]);
});

test("an answer reaches its post wherever it was moved, and the thread that took the other in, for whom may read it there", async () => {
  const leader = await cast.leader("works");
  const inThread = async (slug: string) => {
    const unitId = cast.unit(slug);
    const board = await plantBoard(unitId);
    return plantThread({ boardId: board.id, unitId }, author, [{ by: author }, { by: author }, { by: author }]);
  };
  const [thread, target, closed] = [await inThread("works"), await inThread("works"), await inThread("works-1")];
  const addresses = [];
  for (const number of [2, 1, null, 3]) addresses.push((await issueReplyAddress(writer, thread.id, number))!);
  const move = { threadId: thread.id, target: target.id, reason: "与主题无关" };
  await movePosts(leader, { ...move, postIds: [thread.postIds[1]!] });
  expect((await answer(addresses[0]!)).status).toBe(200);
  await movePosts(leader, { ...move, postIds: [thread.postIds[2]!], target: closed.id });
  await mergeThread(leader, move);
  for (const to of addresses.slice(1)) expect((await answer(to)).status).toBe(200);
  expect(await said(target.id), "the second is answered at 4, the first at 6, the third is out of sight").toEqual([
    ["同意。", 4],
    ["同意。", 6],
    ["同意。", null],
    ["同意。", null],
  ]);
  expect([await said(thread.id), await said(closed.id)]).toEqual([[], []]);
});

test("nobody gets an address where they may not write, and no reply by mail where it is not set up", async () => {
  const { id } = await scene();
  const stranger = await cast.member("logistics");
  expect(await issueReplyAddress(stranger, id, 1)).toBeNull();
  const to = (await issueReplyAddress(writer, id, 1))!;
  delete process.env.QINGFENG_INBOUND_SECRET;
  const outcome = [await issueReplyAddress(writer, id, 1), (await answer(to)).status];
  process.env.QINGFENG_INBOUND_SECRET = SECRET;
  expect(outcome).toEqual([null, 404]);
});

test("only who has the secret hands in, freshly, and nothing huge", async () => {
  const { id } = await scene();
  const to = (await issueReplyAddress(writer, id, 1))!;
  const raw = await mailOf({ to, text: "同意。" });
  const now = Math.floor(Date.now() / 1_000);
  expect((await handIn(raw, { secret: "another" })).status).toBe(404);
  for (const seconds of [now - 400, now + 400]) expect((await handIn(raw, { seconds })).status).toBe(404);
  expect((await handIn(Buffer.alloc(2_000_001, " "))).status).toBe(413);
  expect(await said(id)).toEqual([]);
});

test("what a machine answers is taken and left alone, so that no two machines talk", async () => {
  const { id } = await scene();
  const to = (await issueReplyAddress(writer, id, 1))!;
  for (const headers of [{ "Auto-Submitted": "auto-replied" }, { Precedence: "bulk" }, { "X-Autoreply": "yes" }]) {
    const done = await answer(to, { headers });
    expect([done.status, await done.json()]).toEqual([200, { ignored: true }]);
  }
  expect(await said(id)).toEqual([]);
});

test("a mail without words of its own is refused with a sentence, and its address stays good", async () => {
  const { id } = await scene();
  const to = (await issueReplyAddress(writer, id, 1))!;
  const empty = await answer(to, { text: "> 王芳 回复了你" });
  expect([empty.status, (await empty.json()).message]).toEqual([400, "邮件里没有新写的文字。"]);
  const quoted = await answer(to, { text: undefined, html: "<blockquote>王芳 回复了你</blockquote>" });
  expect([quoted.status, (await quoted.json()).message]).toEqual([400, "邮件里没有新写的文字。"]);
  expect((await answer(to)).status).toBe(200);
});

test("an answer that is HTML alone, or beside an empty text, is posted as its words without what is quoted", async () => {
  const html = "<div>同意 <b>第三条</b>。</div><blockquote>王芳 回复了你</blockquote>";
  for (const text of [undefined, " \n"]) {
    const { id } = await scene();
    const to = (await issueReplyAddress(writer, id, 1))!;
    expect((await answer(to, { text, html })).status).toBe(200);
    expect(await said(id)).toEqual([["同意 第三条。", 1]]);
  }
});

test("HTML that is too large or made to be deep is refused with a sentence", async () => {
  const { id } = await scene();
  const to = (await issueReplyAddress(writer, id, 1))!;
  const deep = await answer(to, { text: undefined, html: "<i>".repeat(1_000) });
  expect([deep.status, (await deep.json()).message]).toEqual([400, "这封邮件的格式读不出来，请改用纯文本再发一次。"]);
  expect((await answer(to, { text: undefined, html: "a".repeat(1_000_001) })).status).toBe(413);
  expect(await said(id)).toEqual([]);
});

test.each([
  ["base64", { text: "同意，没有意见。".repeat(20), encoding: "base64" }],
  ["quoted-printable", { text: "同意，没有意见。".repeat(20), textEncoding: "quoted-printable" }],
  ["beside HTML", { text: "同意，没有意见。".repeat(20), html: "<p>别的</p>" }],
  ["beside a picture", { text: "同意，没有意见。".repeat(20), attachments: [{ filename: "a.txt", content: "附件" }] }],
] as [string, SendMailOptions][])("words that are written as %s are read", async (_, options) => {
  const { text, from } = readMessage(await mailOf({ to: "x@example.org", ...options }));
  expect(text?.trim()).toBe("同意，没有意见。".repeat(20));
  expect(from).toEqual([own()]);
});

test("an attached text is no answer, nor what is nested deeper than anybody writes", () => {
  const attached = "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\n附件";
  const mixed = `Content-Type: multipart/mixed; boundary=b\n\n--b\n${attached}\n--b\n\n同意\n--b--\n`;
  expect(readMessage(Buffer.from(mixed)).text?.trim()).toBe("同意");
  const nested = (levels: number): string =>
    levels === 0
      ? "Content-Type: text/plain\n\n同意"
      : `Content-Type: multipart/mixed; boundary=b${levels}\n\n--b${levels}\n${nested(levels - 1)}\n--b${levels}--\n`;
  expect(readMessage(Buffer.from(nested(3))).text?.trim()).toBe("同意");
  expect(readMessage(Buffer.from(nested(12))).text).toBeNull();
});

test("words in the character set of older programs are read", () => {
  const head = 'From: "a@b.cn" <x@example.org>\r\nContent-Type: text/plain; charset="gb2312"\r\n\r\n';
  const raw = Buffer.concat([Buffer.from(head), Buffer.from([0xcd, 0xac, 0xd2, 0xe2])]);
  expect(readMessage(raw)).toMatchObject({ text: "同意", from: ["x@example.org"] });
});

test("hostile mails are read in no time", () => {
  const started = performance.now();
  const nested = Array.from({ length: 200 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`);
  const hostile = [
    `From: ${"a".repeat(1_900_000)}`,
    `From: ${'"'.repeat(1_900_000)}`,
    `Content-Type: text/plain${"; x=".repeat(400_000)}`,
    `Content-Transfer-Encoding: quoted-printable\n\n${" ".repeat(1_900_000)}x`,
    `Content-Transfer-Encoding: quoted-printable\n\n${"= ".repeat(900_000)}x`,
    `Content-Type: multipart/mixed; boundary=b\n\n${"\n--b\n\n".repeat(300_000)}`,
    nested.join(""),
    `Content-Type: multipart/mixed; boundary=b\n\n--b\n${"a:\n".repeat(500_000)}\n`,
    `To: ${"a".repeat(1_990)}\n`.repeat(900),
    "\n\t".repeat(900_000),
  ];
  for (const text of hostile) readMessage(Buffer.from(text));
  expect(performance.now() - started).toBeLessThan(5_000);
});
