import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { MailState } from "#db/enums/mails.ts";
import { members } from "#db/schema/accounts.ts";
import { mails } from "#db/schema/mails.ts";
import type { Actor } from "#domains/kernel/actor.ts";
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
