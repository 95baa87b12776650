import { and, eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { members, memberships } from "#db/schema/accounts.ts";
import { posts } from "#db/schema/forum.ts";
import { events } from "#db/schema/kernel.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { queueItems } from "#db/schema/queue.ts";
import { reveals } from "#db/schema/voices.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { waiting } from "#db/testing/turns.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { reply } from "#domains/forum/posts/commands/reply.ts";
import { placeOf } from "#domains/notifications/place.ts";
import { listInbox } from "#domains/notifications/queries.ts";
import { findDecision, listActsOn, listLog } from "../decisions/queries.ts";
import { listOpenLog } from "../open-log/queries.ts";
import { assignItem } from "../queue/commands/assign-item.ts";
import { listHandlers } from "../queue/hands/queries.ts";
import { findItemAbout } from "../queue/items.ts";
import { countQueue, listQueue } from "../queue/queries.ts";
import { clearDesk, deliver, type Person, peopleOf } from "../testing.ts";
import { codeOf } from "../testing-moves.ts";
import { agreeReveal } from "./commands/agree-reveal.ts";
import { askReveal } from "./commands/ask-reveal.ts";
import { declineReveal } from "./commands/decline-reveal.ts";
import { expireReveal } from "./commands/expire-reveal.ts";
import { expireReveals } from "./expire.ts";
import { findReveal, findRevealed, findRevealOf } from "./queries.ts";

const ASKED = { reason: "发言威胁到他人安全，需要联系本人" };
const AGREED = { reason: "看过全文，确有必要查明并联系" };
let cast: Cast;
let author: Person;
let reader: Person;
let leader: Person;
let deputy: Person;
let above: Person;
let sister: Person;

beforeAll(async () => {
  cast = await castOf();
  ({ author, reader, leader, deputy, above, sister } = await peopleOf(cast));
});
beforeEach(clearDesk);

const again = async (person: Person) => (await findActor(person.id)) as Person;

/** A post that somebody has written without their name on a board of `works`. */
async function scene(by: Person = author) {
  const board = await plantBoard(cast.unit("works"), { allowsAnonymous: true });
  const thread = await plantThread({ boardId: board.id, unitId: board.unitId }, reader, [{ by: reader }]);
  const said = await reply(by, { threadId: thread.id, text: "说一句重话", isAnonymous: true });
  const [row] = await db.select({ voiceId: posts.authorId }).from(posts).where(eq(posts.id, said.id));
  await deliver();
  return { thread, postId: said.id, number: said.number, voiceId: row!.voiceId };
}
const namesSeenBy = (people: Person[], postId: string) =>
  Promise.all(people.map(async (person) => (await findRevealed(person, postId))?.name ?? null));
const everybody = () => [leader, deputy, above, sister, reader, author];

test("two who keep order see the name with reasons for thirty days, nobody else; the author is told by whom and why", async () => {
  const { postId, thread } = await scene();
  const { id: itemId } = await askReveal(leader, { postId, ...ASKED });
  expect(await namesSeenBy(everybody(), postId)).toEqual([null, null, null, null, null, null]);
  expect((await findRevealOf(deputy, postId))?.reason).toBe(ASKED.reason);
  const { id: actionId } = await agreeReveal(deputy, { itemId, ...AGREED });
  expect(await namesSeenBy(everybody(), postId)).toEqual(["王芳", "王芳", null, null, null, null]);
  await deliver();
  const me = await again(author);
  expect((await listInbox(me)).map(({ kind, actionKind }) => [kind, actionKind])).toContainEqual([
    "moderated",
    "reveal-author",
  ]);
  expect((await findDecision(me, actionId))?.reveal).toMatchObject({
    ...{ askedBy: "周立群", askedReason: ASKED.reason, agreedBy: "孙志远", agreedReason: AGREED.reason },
  });
  expect(await findDecision(reader, actionId)).toBeNull();
  expect((await listInbox(leader)).map(({ kind, actionKind }) => [kind, actionKind])).toContainEqual([
    "reveal-settled",
    "reveal-author",
  ]);
  const [open] = await listOpenLog(reader);
  expect(open).toMatchObject({ kind: "reveal-author", reason: ASKED.reason, threadId: thread.id });
  const told = JSON.stringify([open, await listActsOn(above, postId), await listInbox(reader), await listInbox(above)]);
  expect(told).not.toContain("王芳");
  await db.update(reveals).set({ until: sql`now() - interval '1 minute'` });
  expect(await namesSeenBy(everybody(), postId)).toEqual([null, null, null, null, null, null]);
});

test("neither one person alone, nor somebody elsewhere or without office, nor without a reason of a sentence", async () => {
  const { postId } = await scene();
  expect(await codeOf(askReveal(reader, { postId, ...ASKED }))).toBe("forbidden");
  expect(await codeOf(askReveal(sister, { postId, ...ASKED }))).toBe("not_found");
  expect(await codeOf(askReveal(leader, { postId, reason: "查一下" }))).toBe("tooShort");
  expect(await codeOf(askReveal(leader, { postId, reason: "字".repeat(501) }))).toBe("tooLong");
  const { id: itemId } = await askReveal(leader, { postId, ...ASKED });
  expect(await codeOf(askReveal(deputy, { postId, ...ASKED }))).toBe("conflict");
  expect(await codeOf(agreeReveal(leader, { itemId, ...AGREED }))).toBe("forbidden");
  for (const nobody of [reader, sister])
    expect(await codeOf(agreeReveal(nobody, { itemId, ...AGREED }))).toBe("not_found");
  expect(await codeOf(agreeReveal(deputy, { itemId, reason: "同意" }))).toBe("tooShort");
  await agreeReveal(above, { itemId, ...AGREED });
  expect(await namesSeenBy([leader, deputy, above], postId)).toEqual(["王芳", null, "王芳"]);
  expect(await codeOf(agreeReveal(deputy, { itemId, ...AGREED }))).toBe("not_found");
});

test("an author who may not enter the thread any more learns all the same who asked and why", async () => {
  const writer = await cast.member("works-1");
  const { postId } = await scene(writer);
  const { id: itemId } = await askReveal(leader, { postId, ...ASKED });
  const { id: actionId } = await agreeReveal(deputy, { itemId, ...AGREED });
  const moved = { unitId: cast.unit("logistics") };
  await db.update(memberships).set(moved).where(eq(memberships.memberId, writer.id));
  await deliver();
  const told = (await listInbox(await again(writer))).filter(({ kind }) => kind === "moderated");
  expect(told).toMatchObject([{ actionKind: "reveal-author", threadId: null, unitName: null }]);
  expect(placeOf(told[0]!)).toBe(`/decisions/${actionId}`);
});

test("a leader behind the voice does not read in the log or beside the post that somebody asks or declined", async () => {
  const { postId, thread } = await scene(deputy);
  const first = await askReveal(leader, { postId, ...ASKED });
  await declineReveal(above, { itemId: first.id, ...AGREED });
  await askReveal(leader, { postId, ...ASKED });
  const logOf = async (person: Person) => (await listLog(person)).filter(({ threadId }) => threadId === thread.id);
  const me = await again(deputy);
  expect([await listActsOn(me, postId), await logOf(me)]).toEqual([[], []]);
  expect(await listActsOn(leader, postId)).toHaveLength(3);
  expect(await logOf(leader)).toHaveLength(3);
});

test("an answer holds for the request that was read, and not for one that has come in its place", async () => {
  for (const answer of [agreeReveal, declineReveal]) {
    const { postId, voiceId } = await scene();
    const { id: itemId } = await askReveal(leader, { postId, ...ASKED });
    const itself = eq(queueItems.id, itemId);
    let answered: Promise<unknown> | undefined;
    let next: string | undefined;
    await db.transaction(async (tx) => {
      await tx.select().from(members).where(eq(members.id, voiceId)).for("update");
      answered = codeOf(answer(deputy, { itemId, ...AGREED }));
      await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(0), 10_000);
      const [{ id: _, ...item }] = (await tx.select().from(queueItems).where(itself)) as [
        typeof queueItems.$inferSelect,
      ];
      await tx.update(queueItems).set({ closedAt: sql`now()` }).where(itself);
      [{ id: next }] = (await tx.insert(queueItems).values(item).returning({ id: queueItems.id })) as [{ id: string }];
    });
    expect(await answered).toBe("conflict");
    expect(await findReveal(above, next!)).toMatchObject({ postId });
    expect(await namesSeenBy([leader, deputy], postId)).toEqual([null, null]);
  }
});

test("of a post that bears a name nobody asks", async () => {
  const { thread } = await scene();
  expect(await codeOf(askReveal(leader, { postId: thread.postIds[0]!, ...ASKED }))).toBe("forbidden");
});

test("a leader behind the voice does not find the request, agrees to nothing, and is given away by no list and no refusal", async () => {
  const { postId } = await scene(deputy);
  const { id: itemId } = await askReveal(leader, { postId, ...ASKED });
  await deliver();
  // With a session that does not know of the voice yet, and with one that does.
  for (const behind of [deputy, await again(deputy)]) {
    expect(await codeOf(agreeReveal(behind, { itemId, ...AGREED }))).toBe("not_found");
    expect(await codeOf(askReveal(behind, { postId, ...ASKED }))).toBe("forbidden");
  }
  const me = await again(deputy);
  expect(await findReveal(me, itemId)).toBeNull();
  expect(await codeOf(declineReveal(me, { itemId, ...AGREED }))).toBe("not_found");
  expect(await listQueue(me)).toEqual([]);
  expect(await listInbox(me)).toEqual([]);
  const item = (await findItemAbout(above, postId))!;
  expect((await listHandlers(above, item)).map(({ name }) => name).sort()).toEqual(["唐敬之", "孙志远"]);
  await assignItem(above, { itemId, to: deputy.id, was: "" });
  await agreeReveal(above, { itemId, ...AGREED });
  expect(await namesSeenBy([leader, above], postId)).toEqual(["孙志远", "孙志远"]);
  expect(await namesSeenBy([me], postId)).toEqual([null]);
});

test("refused or withdrawn nobody is found out, and whoever asked is told why; it may be asked again", async () => {
  const { postId } = await scene();
  const first = await askReveal(leader, { postId, ...ASKED });
  await declineReveal(deputy, { itemId: first.id, reason: "言辞激烈，还不到查明的地步" });
  await deliver();
  expect((await listInbox(leader)).map(({ kind, actionKind }) => [kind, actionKind])).toContainEqual([
    "reveal-settled",
    "decline-reveal",
  ]);
  expect((await listInbox(await again(author))).map(({ kind }) => kind)).not.toContain("moderated");
  expect(await codeOf(agreeReveal(above, { itemId: first.id, ...AGREED }))).toBe("not_found");
  const second = await askReveal(leader, { postId, ...ASKED });
  await declineReveal(leader, { itemId: second.id, reason: "又想了想，不必查明了" });
  expect(await db.select().from(reveals).where(eq(reveals.postId, postId))).toEqual([]);
});

test("after a week a request is over, says so to whoever asked, and another may be made", async () => {
  const { postId } = await scene();
  const { id: itemId } = await askReveal(leader, { postId, ...ASKED });
  expect(await countQueue(deputy)).toBe(1);
  await db.update(queueItems).set({ expiresAt: sql`now() - interval '1 minute'` });
  expect(await codeOf(agreeReveal(deputy, { itemId, ...AGREED }))).toBe("not_found");
  expect(await countQueue(deputy)).toBe(0);
  expect(await codeOf(expireReveal(leader, { itemId }))).toBe("forbidden");
  expect(await expireReveals()).toBe(1);
  await deliver();
  expect((await listInbox(leader)).map(({ kind }) => kind)).toContain("reveal-expired");
  await askReveal(deputy, { postId, ...ASKED });
});

test("the log of events and of acts names the voice and never the person, before and after", async () => {
  const writer = await cast.member("works-1", "闻人归雁");
  const { postId, voiceId } = await scene(writer);
  const { id: itemId } = await askReveal(leader, { postId, ...ASKED });
  const { id: actionId } = await agreeReveal(deputy, { itemId, ...AGREED });
  await deliver();
  const [act] = await db.select().from(moderationActions).where(eq(moderationActions.id, actionId));
  expect(act).toMatchObject({ kind: "reveal-author", memberId: voiceId, reason: ASKED.reason, note: AGREED.reason });
  for (const table of [events, moderationActions, queueItems, reveals]) {
    const named = await db
      .select({ n: sql<number>`count(*)::int` })
      .from(table)
      .where(sql`${table}::text like ${`%${writer.id}%`}`);
    expect(named[0]!.n).toBe(0);
  }
  const [voice] = await db
    .select()
    .from(members)
    .where(and(eq(members.id, voiceId), eq(members.isVoice, true)));
  expect(voice?.name).toBe("匿名1");
});
