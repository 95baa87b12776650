import { and, eq, isNull, sql } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { members, oneTimeLinks } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { mailAddresses } from "#db/schema/mail-addresses.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { parseInput } from "#domains/kernel/input.ts";
import { ConfirmEmail } from "./input.ts";
import { ofPresentAddress, standingOf } from "./mail-address.ts";
import { findLink, hashOf, spendLink } from "./one-time-links.ts";

/** Confirms an address by the link of a letter. Throws `invalid` for a link that is used up or too old, or whose address was changed since. */
export async function applyConfirmation(form: Record<string, unknown>): Promise<string> {
  const { token } = parseInput(ConfirmEmail, form);
  await db.transaction(async (tx) => {
    const link = await spendLink("email", token, tx);
    const isConfirmed = link?.memberId && link.email && (await confirm(tx, link.memberId, link.email, "link"));
    if (!isConfirmed) throw invalid("form", "confirmationClosed");
  });
  return token;
}

/** What the page behind the link shows: a question, that it is done, or that the link leads nowhere. */
export async function confirmationOf(token: string): Promise<{ state: "open" | "done"; email: string } | null> {
  const isOpen = (await findLink("email", token)) !== null;
  const [row] = await db
    .select({ email: oneTimeLinks.email, known: mailAddresses })
    .from(oneTimeLinks)
    .innerJoin(members, and(eq(members.id, oneTimeLinks.memberId), eq(members.email, oneTimeLinks.email)))
    .leftJoin(mailAddresses, ofPresentAddress)
    .where(and(eq(oneTimeLinks.purpose, "email"), eq(oneTimeLinks.tokenHash, hashOf(token))));
  if (!row?.email) return null;
  if (isOpen) return { state: "open", email: row.email };
  return standingOf(row.known) === "confirmed" ? { state: "done", email: row.email } : null;
}

/**
 * Takes the provider's word for the address on file, if it says that it has verified that very one. Said at every
 * sign-in, it lifts nothing that the mail server said since.
 */
export async function believeProvider(memberId: string, claims: Record<string, unknown>): Promise<void> {
  const { email, email_verified: isVerified } = claims;
  if (typeof email !== "string" || isVerified !== true) return;
  await db.transaction(async (tx) => {
    const isSame = sql`lower(${members.email}) = lower(${email})`;
    const [row] = await tx
      .select({ email: members.email, known: mailAddresses })
      .from(members)
      .leftJoin(mailAddresses, ofPresentAddress)
      .where(and(eq(members.id, memberId), isSame));
    if (row?.email && standingOf(row.known) === "unconfirmed") await confirm(tx, memberId, row.email, "sso");
  });
}

/** False when that is not the member's address any more. */
async function confirm(tx: Tx, memberId: string, email: string, by: "link" | "sso"): Promise<boolean> {
  const isPresent = and(eq(members.id, memberId), eq(members.email, email), isNull(members.deactivatedAt));
  const [member] = await tx.select({ id: members.id }).from(members).where(isPresent).for("update");
  if (!member) return false;
  const now = new Date();
  const row = { email, askedAt: now, confirmedAt: now, suppressedAt: null, said: null };
  await tx
    .insert(mailAddresses)
    .values({ memberId, ...row })
    .onConflictDoUpdate({ target: mailAddresses.memberId, set: row });
  const event = { name: "accounts.email.confirmed", actorId: memberId, subjectId: memberId };
  await tx.insert(events).values({ ...event, payload: { by } });
  return true;
}
