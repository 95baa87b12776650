import { and, eq, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { mailAddresses } from "#db/schema/mail-addresses.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { canMail } from "#lib/mail.ts";

/** unconfirmed: nobody has shown yet that it is theirs · suppressed: the mail server knows no such address */
export type Standing = "unconfirmed" | "confirmed" | "suppressed";

/**
 * Whether anything but the letter that asks about it may go to the address of `m` (members). What is captured goes
 * nowhere, so without a mail server every address will do.
 */
export const takesMail = (m: SQL): SQL =>
  canMail()
    ? sql`exists (select from mail_addresses a where a.member_id = ${m}.id and a.email = ${m}.email
        and a.confirmed_at is not null and a.suppressed_at is null)`
    : sql`true`;

/** Joins what is known of a member's present address. */
export const ofPresentAddress = and(eq(mailAddresses.memberId, members.id), eq(mailAddresses.email, members.email));

/** The same rule for one row. */
export function standingOf(
  known: Pick<typeof mailAddresses.$inferSelect, "confirmedAt" | "suppressedAt"> | null,
): Standing {
  if (known?.suppressedAt) return "suppressed";
  return known?.confirmedAt ? "confirmed" : "unconfirmed";
}

/** The actor's own address and how it stands; null for whoever has none. */
export async function findOwnAddress(actor: Actor, on: Reader = db) {
  if (actor.id === null) return null;
  const [row] = await on
    .select({ email: members.email, known: mailAddresses })
    .from(members)
    .leftJoin(mailAddresses, ofPresentAddress)
    .where(eq(members.id, actor.id));
  if (!row?.email) return null;
  const { email, known } = row;
  return { memberId: actor.id, email, standing: standingOf(known), suppressedAt: known?.suppressedAt ?? null };
}
