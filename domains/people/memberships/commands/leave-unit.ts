import { memberships } from "#db/schema/accounts.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { MembershipRef } from "../../input.ts";
import { canPlace, findPlacement, hasOtherUnit, isPresent } from "../placement.ts";

/** Ends a membership; it stays as history. A person always belongs somewhere, so the last one is not ended. */
export const leaveUnit = command({
  event: "people.membership.ended",
  input: MembershipRef,
  load: (tx, actor, input) => findPlacement(actor, input, tx),
  allow: canPlace,
  async run(tx, { subject: { person, unit } }) {
    if (!(await hasOtherUnit(person.id, unit.id, tx))) throw invalid("form", "lastUnit");
    const ended = await tx
      .update(memberships)
      .set({ endedAt: new Date() })
      .where(isPresent(person.id, unit.id))
      .returning({ id: memberships.id });
    if (ended.length === 0) throw new DomainError("conflict");
    await announce(tx, "actors", { member: person.id });
    return { id: person.id, unitId: unit.id, tags: [`member:${person.id}`] };
  },
});
