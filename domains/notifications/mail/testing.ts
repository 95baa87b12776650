import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { threadMembers } from "#db/schema/forum.ts";
import { mails, mailWishes } from "#db/schema/mails.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { confirmAddresses } from "#domains/accounts/testing/confirmed.ts";
import { startLetterbox } from "#domains/accounts/testing/letterbox.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handleEvents } from "#domains/kernel/outbox.ts";
import { subscribers } from "#domains/subscribers.ts";
import { dayOf } from "#lib/dates.ts";
import { sendDueMails } from "./send.ts";

type Person = Actor & { id: string };
type Wishes = Partial<typeof mailWishes.$inferInsert>;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Noon in Shanghai of the day after tomorrow: by then all is due that a test has written. */
export const NOON = new Date(`${dayOf(new Date(Date.now() + 2 * DAY_MS))}T12:00:00+08:00`);

export const minutesAfter = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * MINUTE_MS);

/** A house with a mail server of its own, and what a test does in it. */
export async function houseWithMail() {
  const cast = await castOf();
  const post = await startLetterbox();
  Object.assign(process.env, {
    AUTH_SECRET: "a secret of the tests, long enough",
    QINGFENG_SMTP_URL: post.url,
    QINGFENG_MAIL_FROM: "清风 <qingfeng@example.org>",
    QINGFENG_ORIGIN: "https://qingfeng.example.org",
  });
  const author = await cast.member("works-1", "王芳");
  let counter = 0;

  /** Somebody with an address, who wishes to be told of what they follow at once, or as `wishes` says. */
  async function reader(wishes: Wishes = {}, unit = "works-1", changed: Partial<typeof members.$inferInsert> = {}) {
    const person = await cast.member(unit);
    const email = `reader-${++counter}@example.org`;
    await db
      .update(members)
      .set({ email, ...changed })
      .where(eq(members.id, person.id));
    await confirmAddresses([person.id]);
    await wish(person, wishes);
    return { ...person, email };
  }

  async function wish(person: Person, wishes: Wishes) {
    const row = { ways: { calls: "mail", followed: "mail", moderation: "mail" } as const, ...wishes };
    await db
      .insert(mailWishes)
      .values({ memberId: person.id, ...row })
      .onConflictDoUpdate({ target: mailWishes.memberId, set: row });
  }

  /** A thread in works that all of `followers` watch. */
  async function thread(followers: Person[], title = "加装扶手") {
    const board = await plantBoard(cast.unit("works"));
    const where = { boardId: board.id, unitId: cast.unit("works") };
    const planted = await plantThread(where, author, [{ by: author, text: "开头" }], { title });
    const watching = { threadId: planted.id, level: "watch", levelReason: "chosen" } as const;
    const rows = followers.map(({ id: memberId }) => ({ memberId, ...watching }));
    if (rows.length > 0) await db.insert(threadMembers).values(rows);
    return planted;
  }

  /** What the worker does with what was written. */
  async function deliver() {
    while ((await handleEvents(subscribers, (error) => Promise.reject(error))) > 0);
  }

  /** What the worker does `minutes` after noon; of what waits, all is due by then but for what is put off. */
  async function send(minutes = 10) {
    await db.update(mails).set({ dueAt: NOON }).where(eq(mails.tries, 0));
    await sendDueMails(minutesAfter(NOON, minutes));
  }

  async function clear() {
    post.letters.length = 0;
    post.refused.clear();
    await db.delete(mails);
    await db.delete(inboxItems);
  }

  const statesOf = async (person: Person) =>
    (await db.select({ state: mails.state }).from(mails).where(eq(mails.memberId, person.id)).orderBy(mails.id)).map(
      ({ state }) => state,
    );

  return { cast, post, author, reader, wish, thread, deliver, send, clear, statesOf };
}
