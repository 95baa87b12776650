import { eq } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { PersonRef } from "../../input.ts";
import { canReactivatePerson } from "../../policy.ts";
import { findPersonToChange } from "../subject.ts";

/**
 * Opens a shut account again, with the units and roles it had. Sessions that were ended stay ended; that it was to be
 * erased is over.
 */
export const reactivatePerson = command({
  event: "people.person.reactivated",
  input: PersonRef,
  load: (tx, actor, input) => findPersonToChange(actor, input.memberId, tx),
  allow: canReactivatePerson,
  async run(tx, { subject: person }) {
    await tx.update(members).set({ deactivatedAt: null, eraseAt: null }).where(eq(members.id, person.id));
    await announce(tx, "actors", { member: person.id });
    return { id: person.id, tags: [`member:${person.id}`] };
  },
});
