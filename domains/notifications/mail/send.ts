import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { NewsKind } from "#db/enums/mails.ts";
import { organisation } from "#db/schema/kernel.ts";
import { mailItems, mails } from "#db/schema/mails.ts";
import { issueToken } from "#domains/accounts/one-time-links.ts";
import { findActor } from "#domains/accounts/queries.ts";
import { logError } from "#domains/edge/log-error.ts";
import { issueReplyAddress } from "#domains/forum/by-mail/tokens.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Lang } from "#lib/i18n.ts";
import { canMail, faultOfMail } from "#lib/mail.ts";
import { type InboxLine, listMailLines } from "../queries.ts";
import { writeAddressLetter } from "./address-letter.ts";
import { handTo } from "./hand-over.ts";
import { threadOf, writeLetter } from "./letter.ts";
import { postpone } from "./postpone.ts";
import { BY_THREAD } from "./queue.ts";
import { findMailWishes, type MailWishes } from "./wishes.ts";

/** One run sends so many at most, one after the other: mail servers mistrust who opens many connections. */
const AT_ONCE = 500;
/** Nor longer than until the next run begins. */
const RUN_MS = 50_000;
/** After each try that the server refused for now, so long until the next, in seconds: from 15 minutes to 48 hours in all. */
export const RETRY_AFTER_SEC = [900, 3_600, 14_400, 43_200, 108_000];
/** Nobody else takes a mail that is under way, until then; whoever was killed in between has it sent again. */
const LEASE_SEC = 120;

type Claimed = Pick<typeof mails.$inferSelect, "id" | "memberId" | "kind" | "place" | "tries">;
type News = Claimed & { kind: NewsKind };
type Change = Partial<typeof mails.$inferInsert>;

/** Sends what is due, each once however many workers there are; returns how many were taken in hand. */
export async function sendDueMails(now = new Date()): Promise<number> {
  await postpone(now);
  const until = Date.now() + RUN_MS;
  for (let n = 0; n < AT_ONCE && Date.now() < until; n++) {
    const mail = await claim(now);
    if (!mail) return n;
    if ((await deliver(mail, now)) === "away") return n + 1;
  }
  return AT_ONCE;
}

async function claim(now: Date): Promise<Claimed | null> {
  const at = now.toISOString();
  const [mail] = await db.execute<Claimed>(sql`
    update mails set tries = tries + 1, due_at = ${at}::timestamptz + ${LEASE_SEC} * interval '1 second'
    where id = (select id from mails where state = 'waiting' and due_at <= ${at}::timestamptz
      order by due_at limit 1 for update skip locked)
    returning id, member_id as "memberId", kind, place, tries`);
  return mail ?? null;
}

/** What becomes of one mail; one that cannot be written or handed over is tried again, and stops nobody else's for long. */
async function deliver(mail: Claimed, now: Date): Promise<"done" | "away"> {
  try {
    await note(mail, { error: null, status: null, doneAt: now, ...(await handOver(mail)) });
    return "done";
  } catch (error) {
    const { kind, said, status } = faultOfMail(error);
    if (said === null) logError(error);
    const waitSec = kind === "refused" ? undefined : RETRY_AFTER_SEC[mail.tries - 1];
    const next: Change =
      waitSec === undefined ? { state: "failed", doneAt: now } : { dueAt: new Date(now.getTime() + waitSec * 1_000) };
    await note(mail, { ...next, error: said, status });
    return kind === "away" ? "away" : "done";
  }
}

/** Whoever is gone, has no address or wishes it no longer gets nothing; nor does anybody get what is read or out of sight by now. */
async function handOver(mail: Claimed): Promise<Change> {
  const actor = await findActor(mail.memberId);
  const wishes = actor && (await findMailWishes(actor));
  if (!actor || !wishes?.email) return { state: "dropped" };
  if (!isNews(mail)) return askOwner(mail, wishes);
  if (!isWished(mail, wishes) || (canMail() && wishes.standing !== "confirmed")) {
    // Told by no mail, its lines may still come in the digest.
    await db.delete(mailItems).where(eq(mailItems.mailId, mail.id));
    return { state: "dropped" };
  }
  const lines = await listMailLines(actor, mail.id);
  if (lines.length === 0) return { state: "dropped" };
  const { lang, email } = wishes;
  const replyTo = canMail() && BY_THREAD.some((kind) => kind === mail.kind) ? await replyAddress(actor, lines) : null;
  const letter = writeLetter({ mail, lines, lang, site: await siteName(lang), replyTo });
  if (!canMail()) return { state: "captured", subject: letter.subject, text: letter.text };
  await handTo(mail.memberId, { to: email, ...letter });
  return { state: "sent" };
}

/** A letter about an address that is another by now, or confirmed, is needed no more. */
async function askOwner(
  { id: mailId, memberId, place }: Claimed,
  { name, email, lang, standing }: MailWishes,
): Promise<Change> {
  if (email !== place || standing === "confirmed" || !canMail()) return { state: "dropped" };
  const token = await issueToken("email", memberId, email);
  const letter = writeAddressLetter({ mailId, name, token, lang, site: await siteName(lang) });
  await handTo(memberId, { to: email, ...letter });
  return { state: "sent" };
}

async function siteName(lang: Lang): Promise<string> {
  const [site] = await db.select({ name: organisation.name, enName: organisation.enName }).from(organisation);
  return (lang === "en" && site?.enName) || site?.name || "清风";
}

/** What is answered is the newest post that the mail tells of. */
async function replyAddress(actor: Actor, lines: InboxLine[]): Promise<string | null> {
  const thread = threadOf(lines);
  return thread && issueReplyAddress(actor, thread, lines[0]?.postNumber ?? null);
}

const isNews = (mail: Claimed): mail is News => mail.kind !== "address";

const isWished = ({ kind }: News, { ways, digest }: MailWishes) =>
  kind === "digest" ? digest !== "none" : ways[kind] === "mail";

const note = (mail: Claimed, change: Change) => db.update(mails).set(change).where(eq(mails.id, mail.id));
