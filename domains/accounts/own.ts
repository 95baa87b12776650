import { eq } from "drizzle-orm";
import { db, type Tx } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { verifyPassword } from "./passwords.ts";
import { openSecret, totpAddress } from "./totp.ts";

/** The actor's own account row; a guest has none. */
export const findOwnAccount = async (tx: Tx, actor: Actor) =>
  actor.id === null ? null : ((await tx.query.members.findFirst({ where: eq(members.id, actor.id) })) ?? null);

export type Account = NonNullable<Awaited<ReturnType<typeof findOwnAccount>>>;

export const isOwn = (actor: Actor, account: Account) => actor.id === account.id;

/** Asks for the password again before what matters most is changed (OWASP ASVS 5.0, 7.5.1). */
export async function confirmPassword(account: Account, password: string): Promise<void> {
  if (!(await verifyPassword(password, account.passwordHash))) throw invalid("current", "wrongCurrent");
}

/** What the owner sees and edits of the own account. */
export async function findOwnProfile(actor: Actor) {
  if (actor.id === null) return null;
  const [row] = await db
    .select({ name: members.name, signInName: members.signInName, about: members.about, email: members.email })
    .from(members)
    .where(eq(members.id, actor.id));
  return row ?? null;
}

/** Whether the actor has a password at all; who comes by single sign-on only has none. */
export async function hasPassword(actor: Actor): Promise<boolean> {
  if (actor.id === null) return false;
  const [row] = await db.select({ hash: members.passwordHash }).from(members).where(eq(members.id, actor.id));
  return Boolean(row?.hash);
}

/** Whether somebody who holds a role could turn two-step sign-in on, and has not. */
export const lacksTwoStep = async (actor: Actor): Promise<boolean> =>
  actor.grants.length > 0 && !actor.hasTotp && hasPassword(actor);

/** A second factor that was begun and not confirmed yet: shown to its owner alone. */
export async function findTotpEnrolment(actor: Actor) {
  if (actor.id === null) return null;
  const [row] = await db
    .select({ secret: members.totpSecret, since: members.totpSince, name: members.signInName })
    .from(members)
    .where(eq(members.id, actor.id));
  if (!row?.secret || row.since) return null;
  const secret = openSecret(row.secret, actor.id);
  return { secret, address: totpAddress(secret, "清风", row.name) };
}
