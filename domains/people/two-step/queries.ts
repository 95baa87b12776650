import { db, type Reader } from "#db/client.ts";
import type { Role } from "#db/enums/roles.ts";
import { twoStepRoles } from "#db/schema/two-step-roles.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { findRootUnit } from "#domains/units/queries.ts";
import { canAdministerGrants } from "../policy.ts";

/** The roles whose holders must use two-step sign-in: for the security administrator. */
export async function listTwoStepRoles(actor: Actor, on: Reader = db): Promise<Role[]> {
  if (!canAdministerGrants(actor)) return [];
  const rows = await on.select({ role: twoStepRoles.role }).from(twoStepRoles).orderBy(twoStepRoles.role);
  return rows.map(({ role }) => role);
}

/** The rule as a command changes it; with the organisation's unit, under which the event is kept. */
export async function findTwoStepRule(actor: Actor, on: Reader = db) {
  const root = canAdministerGrants(actor) ? await findRootUnit(actor, on) : null;
  return root && { rootId: root.id, was: await listTwoStepRoles(actor, on) };
}
