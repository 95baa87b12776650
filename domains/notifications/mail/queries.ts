import { and, desc, eq, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { MailState } from "#db/enums/mails.ts";
import { members } from "#db/schema/accounts.ts";
import { mailAddresses } from "#db/schema/mail-addresses.ts";
import { mails } from "#db/schema/mails.ts";
import { ofPresentAddress } from "#domains/accounts/mail-address.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { OUR_FAULT } from "#lib/mail.ts";
import { canSeeOutbox } from "./policy.ts";

export const OUTBOX_PAGE = 50;

export type OutboxMail = Awaited<ReturnType<typeof listMails>>[number];

/**
 * What went out or is to, the newest first. Whoever keeps the system running may not read what a unit says to its own:
 * of the words they see those that were written to themselves.
 */
export async function listMails(
  actor: Actor,
  { state, before }: { state: MailState | null; before: string | null },
  on: Reader = db,
) {
  if (!canSeeOutbox(actor)) return [];
  const ownWords = (column: typeof mails.subject | typeof mails.text): SQL<string | null> =>
    sql`case when ${mails.memberId} = ${actor.id} then ${column} end`;
  return on
    .select({
      id: mails.id,
      recipient: members.name,
      kind: mails.kind,
      state: mails.state,
      tries: mails.tries,
      dueAt: mails.dueAt,
      error: mails.error,
      createdAt: mails.createdAt,
      doneAt: mails.doneAt,
      subject: ownWords(mails.subject),
      text: ownWords(mails.text),
    })
    .from(mails)
    .innerJoin(members, eq(members.id, mails.memberId))
    .where(and(state === null ? undefined : eq(mails.state, state), before === null ? undefined : lt(mails.id, before)))
    .orderBy(desc(mails.id))
    .limit(OUTBOX_PAGE);
}

/** Enough to see that something is wrong with many; the rest comes up as these are mended. */
const SUPPRESSED_SHOWN = 50;

export type Suppressed = Awaited<ReturnType<typeof listSuppressed>>[number];

/** Members to whom nothing goes any more because the mail server knows no such address, the latest first, each with the count of all. */
export async function listSuppressed(actor: Actor, on: Reader = db) {
  if (!canSeeOutbox(actor)) return [];
  return on
    .select({
      memberId: members.id,
      name: members.name,
      since: sql<Date>`${mailAddresses.suppressedAt}`.mapWith(mailAddresses.suppressedAt),
      said: mailAddresses.said,
      count: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(mailAddresses)
    .innerJoin(members, ofPresentAddress)
    .where(and(isNotNull(mailAddresses.suppressedAt), isNull(members.deactivatedAt)))
    .orderBy(desc(mailAddresses.suppressedAt))
    .limit(SUPPRESSED_SHOWN);
}

export type OurFault = { count: number; said: string; at: Date };

/** What the mail server turned away in the last week because of who we are or what we send, and its last answer; null if nothing. */
export async function findOurFault(actor: Actor, on: Reader = db): Promise<OurFault | null> {
  if (!canSeeOutbox(actor)) return null;
  const [last] = await on
    .select({
      count: sql<number>`count(*) over ()`.mapWith(Number),
      said: sql<string>`coalesce(${mails.error}, '')`,
      at: sql<Date>`coalesce(${mails.doneAt}, ${mails.createdAt})`.mapWith(mails.createdAt),
    })
    .from(mails)
    .where(
      and(
        isNotNull(mails.status),
        sql`${mails.status} ~ ${OUR_FAULT}`,
        sql`coalesce(${mails.doneAt}, ${mails.createdAt}) > now() - interval '7 days'`,
      ),
    )
    .orderBy(desc(mails.id))
    .limit(1);
  return last ?? null;
}
