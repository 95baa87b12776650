import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { Role } from "#db/enums/roles.ts";
import { grants, members } from "#db/schema/accounts.ts";
import { isAdminRole } from "../policy.ts";

/**
 * Whether the roles may lie in one hand. 三员分立: an administrator's account serves that one office and no other,
 * neither that of another administrator nor work on content, reports or a unit.
 */
export const mayHoldTogether = (held: Role[], added: Role) =>
  isAdminRole(added) ? held.every((role) => role === added) : !held.some(isAdminRole);

/** Whether somebody else with an open account holds the role. The rows are locked, so that two cannot leave at once. */
export async function isHeldByAnother(role: Role, memberId: string, tx: Tx): Promise<boolean> {
  const holders = await tx
    .select({ memberId: grants.memberId })
    .from(grants)
    .innerJoin(members, and(eq(members.id, grants.memberId), isNull(members.deactivatedAt)))
    .where(and(eq(grants.role, role), isNull(grants.revokedAt)))
    .orderBy(grants.id)
    .for("update", { of: grants });
  return holders.some((holder) => holder.memberId !== memberId);
}
