import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { grants } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { canTakeRole } from "../../policy.ts";
import { findPersonToChange } from "../../register/subject.ts";
import { TakeRole } from "../input.ts";
import { isHeldByAnother } from "../separation.ts";

/** Ends a grant; it stays as history. Somebody must always be able to give roles: the last security administrator stays. */
export const takeRole = command({
  event: "people.role.taken",
  input: TakeRole,
  load: (tx, actor, input) => findHeldGrant(actor, input.grantId, tx),
  allow: (actor, { person }) => canTakeRole(actor, person),
  async run(tx, { actor, subject: { grant, person } }) {
    if (grant.role === "security-admin" && !(await isHeldByAnother(grant.role, person.id, tx)))
      throw invalid("form", "lastSecurityAdmin");
    const ended = await tx
      .update(grants)
      .set({ revokedAt: new Date(), revokedBy: actor.id })
      .where(and(eq(grants.id, grant.id), isNull(grants.revokedAt)))
      .returning({ id: grants.id });
    if (ended.length === 0) throw new DomainError("conflict");
    await announce(tx, "actors", { member: person.id });
    return { id: person.id, unitId: grant.unitId, payload: { role: grant.role, unit: grant.unit, grant: grant.id } };
  },
});

async function findHeldGrant(actor: Actor, grantId: string, tx: Tx) {
  const [grant] = await tx
    .select({
      id: grants.id,
      memberId: grants.memberId,
      role: grants.role,
      unitId: grants.unitId,
      unit: units.slug,
    })
    .from(grants)
    .innerJoin(units, eq(units.id, grants.unitId))
    .where(and(eq(grants.id, grantId), isNull(grants.revokedAt)));
  const person = grant && (await findPersonToChange(actor, grant.memberId, tx));
  return grant && person ? { grant, person } : null;
}
