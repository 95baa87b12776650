import { eq } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { PersonRef } from "../../input.ts";
import { canDeactivatePerson } from "../../policy.ts";
import { endSessions, findPersonToChange } from "../subject.ts";

/** Shuts an account and ends its sessions: out at the next request. What the person wrote stays. */
export const deactivatePerson = command({
  event: "people.person.deactivated",
  input: PersonRef,
  load: (tx, actor, input) => findPersonToChange(actor, input.memberId, tx),
  allow: canDeactivatePerson,
  async run(tx, { actor, subject: person }) {
    await tx
      .update(members)
      .set({ deactivatedAt: person.deactivatedAt ?? new Date() })
      .where(eq(members.id, person.id));
    await endSessions(person.id, actor.id, tx);
    await announce(tx, "actors", { member: person.id });
    return { id: person.id, tags: [`member:${person.id}`] };
  },
});
