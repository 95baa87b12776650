import { memberships } from "#db/schema/accounts.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { PlaceInUnit } from "../../input.ts";
import { canPlace, findPlacement } from "../placement.ts";

/** The person belongs to one more unit, with the post held there. */
export const joinUnit = command({
  event: "people.membership.began",
  input: PlaceInUnit,
  load: (tx, actor, input) => findPlacement(actor, input, tx),
  allow: canPlace,
  async run(tx, { input, subject: { person, unit } }) {
    if (unit.deactivatedAt) throw invalid("unitId", "unitInactive");
    const begun = await tx
      .insert(memberships)
      .values({ memberId: person.id, unitId: unit.id, post: input.post })
      .onConflictDoNothing()
      .returning({ id: memberships.id });
    if (begun.length === 0) throw invalid("unitId", "alreadyMember");
    await announce(tx, "actors", { member: person.id });
    return { id: person.id, unitId: unit.id, tags: [`member:${person.id}`], payload: { post: input.post } };
  },
});
