import { memberships } from "#db/schema/accounts.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { PlaceInUnit } from "../../input.ts";
import { canPlace, findPlacement, isPresent } from "../placement.ts";

/** Another post 职务 in the same unit. */
export const changePost = command({
  event: "people.post.changed",
  input: PlaceInUnit,
  load: (tx, actor, input) => findPlacement(actor, input, tx),
  allow: canPlace,
  async run(tx, { input, subject: { person, unit } }) {
    const changed = await tx
      .update(memberships)
      .set({ post: input.post })
      .where(isPresent(person.id, unit.id))
      .returning({ id: memberships.id });
    if (changed.length === 0) throw new DomainError("conflict");
    await announce(tx, "actors", { member: person.id });
    return { id: person.id, unitId: unit.id, tags: [`member:${person.id}`], payload: { post: input.post } };
  },
});
