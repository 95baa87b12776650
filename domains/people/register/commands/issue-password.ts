import { eq } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { endLinks } from "#domains/accounts/one-time-links.ts";
import { newOneTimePassword } from "#domains/accounts/one-time-password.ts";
import { hashPassword } from "#domains/accounts/passwords.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { PersonRef } from "../../input.ts";
import { canIssuePassword } from "../../policy.ts";
import { endSessions, findPersonToChange } from "../subject.ts";

/** A new password, told once and to be changed at the next sign-in. The old one, sessions and open links for a new one end with it. */
export const issuePassword = command({
  event: "people.password.issued",
  input: PersonRef,
  limit: "people.password.issued",
  load: (tx, actor, input) => findPersonToChange(actor, input.memberId, tx),
  allow: canIssuePassword,
  async run(tx, { actor, subject: person }) {
    const secret = newOneTimePassword();
    await tx
      .update(members)
      .set({ passwordHash: await hashPassword(secret), passwordMustChange: true })
      .where(eq(members.id, person.id));
    await endLinks("password-reset", [person.id], tx);
    await endSessions(person.id, actor.id, tx);
    await announce(tx, "actors", { member: person.id });
    return { id: person.id, secret };
  },
});
