import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { verifyPassword } from "./passwords.ts";

/** The actor's own account row; a guest has none. */
export const findOwnAccount = async (tx: Tx, actor: Actor) =>
  actor.id === null ? null : ((await tx.query.members.findFirst({ where: eq(members.id, actor.id) })) ?? null);

export type Account = NonNullable<Awaited<ReturnType<typeof findOwnAccount>>>;

export const isOwn = (actor: Actor, account: Account) => actor.id === account.id;

/** Asks for the password again before what matters most is changed. */
export async function confirmPassword(account: Account, password: string): Promise<void> {
  if (!(await verifyPassword(password, account.passwordHash))) throw invalid("current", "wrongCurrent");
}
