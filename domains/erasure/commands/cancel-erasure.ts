import { eq } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { canEraseAccount } from "#domains/people/policy.ts";
import { findPersonToChange } from "#domains/people/register/subject.ts";
import { CancelErasure } from "../input.ts";

/** The account stays, shut as it is. */
export const cancelErasure = command({
  event: "erasure.account.spared",
  input: CancelErasure,
  load: (tx, actor, { memberId }) => findPersonToChange(actor, memberId, tx),
  allow: canEraseAccount,
  async run(tx, { subject: person }) {
    if (person.eraseAt === null) throw new DomainError("conflict");
    await tx.update(members).set({ eraseAt: null }).where(eq(members.id, person.id));
    return { id: person.id };
  },
});
