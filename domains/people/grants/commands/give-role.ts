import { and, eq, isNull } from "drizzle-orm";
import { grants } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canGiveRole, isAdminRole } from "../../policy.ts";
import { findPersonToChange } from "../../register/subject.ts";
import { GiveRole } from "../input.ts";
import { mayHoldTogether } from "../separation.ts";

/** A role over a unit and its subtree. Administrators' roles are given over the whole organisation and to one account each. */
export const giveRole = command({
  event: "people.role.given",
  input: GiveRole,
  async load(tx, actor, input) {
    const person = await findPersonToChange(actor, input.memberId, tx);
    const inUse = and(eq(units.id, input.unitId), isNull(units.deactivatedAt));
    const [unit] = await tx.select().from(units).where(inUse).for("share");
    return person && unit ? { person, unit } : null;
  },
  allow: (actor, { person }) => canGiveRole(actor, person),
  async run(tx, { actor, input, subject: { person, unit } }) {
    if (person.deactivatedAt) throw invalid("memberId", "personInactive");
    if (isAdminRole(input.role) && unit.parentId !== null) throw invalid("unitId", "adminAtRoot");
    if (!mayHoldTogether(person.roles, input.role)) throw invalid("role", "rolesExclude");
    const [row] = await tx
      .insert(grants)
      .values({ memberId: person.id, role: input.role, unitId: unit.id, grantedBy: actor.id })
      .onConflictDoNothing()
      .returning({ id: grants.id });
    if (!row) throw invalid("role", "alreadyHeld");
    await announce(tx, "actors", { member: person.id });
    return { id: person.id, unitId: unit.id, payload: { role: input.role, unit: unit.slug, grant: row.id } };
  },
});
