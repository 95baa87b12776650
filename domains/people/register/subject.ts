import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Reader, Tx } from "#db/client.ts";
import type { Role } from "#db/enums/roles.ts";
import { grants, members, sessions } from "#db/schema/accounts.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canReadRegister } from "../policy.ts";
import { isPerson } from "../search.ts";

/** Who a change of the register is about: the account, and the roles held now. */
export type Person = Pick<
  typeof members.$inferSelect,
  "id" | "name" | "signInName" | "email" | "pinyin" | "deactivatedAt" | "eraseAt"
> & { roles: Role[] };

/** The person as the subject of a change, the row locked; null for everyone who may not read the register. */
export async function findPersonToChange(actor: Actor, memberId: string, tx: Tx): Promise<Person | null> {
  if (!canReadRegister(actor)) return null;
  const [row] = await tx
    .select({
      id: members.id,
      name: members.name,
      signInName: members.signInName,
      email: members.email,
      pinyin: members.pinyin,
      deactivatedAt: members.deactivatedAt,
      eraseAt: members.eraseAt,
    })
    .from(members)
    .where(and(eq(members.id, memberId), isPerson))
    .for("update");
  return row ? { ...row, roles: await rolesOf(memberId, tx) } : null;
}

async function rolesOf(memberId: string, on: Reader): Promise<Role[]> {
  const rows = await on
    .select({ role: grants.role })
    .from(grants)
    .where(and(eq(grants.memberId, memberId), isNull(grants.revokedAt)));
  return rows.map(({ role }) => role);
}

/** Sign-in names differ by more than the case of their letters. */
export async function refuseTakenName(signInName: string, exceptId: string | null, tx: Tx): Promise<void> {
  const sameName = sql`lower(${members.signInName}) = lower(${signInName})`;
  const found = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(sameName, exceptId === null ? undefined : ne(members.id, exceptId)));
  if (found.length > 0) throw invalid("signInName", "taken");
}

/** Ends every session of the person; out at the next request, once the news of it arrives. */
export async function endSessions(memberId: string, by: string | null, tx: Tx): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: new Date(), revokedBy: by })
    .where(and(eq(sessions.memberId, memberId), isNull(sessions.revokedAt)));
}
