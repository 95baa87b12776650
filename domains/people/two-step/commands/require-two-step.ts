import { notInArray } from "drizzle-orm";
import { twoStepRoles } from "#db/schema/two-step-roles.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { canAdministerGrants } from "../../policy.ts";
import { RequireTwoStep } from "../input.ts";
import { findTwoStepRule } from "../queries.ts";

/** Whoever holds one of these roles does nothing by it before two-step sign-in is on (GB/T 22239, 8.1.4.1 d: 两种或两种以上鉴别技术). */
export const requireTwoStep = command({
  event: "people.two-step.required",
  input: RequireTwoStep,
  load: (tx, actor) => findTwoStepRule(actor, tx),
  allow: (actor) => canAdministerGrants(actor),
  async run(tx, { actor, input: { roles }, subject: { rootId, was } }) {
    await tx.delete(twoStepRoles).where(notInArray(twoStepRoles.role, roles));
    const rows = roles.map((role) => ({ role, requiredBy: memberId(actor) }));
    if (rows.length > 0) await tx.insert(twoStepRoles).values(rows).onConflictDoNothing();
    await announce(tx, "actors", { roles });
    return { id: rootId, unitId: rootId, payload: { roles, was } };
  },
});
