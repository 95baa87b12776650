import { eq } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { command } from "#domains/kernel/command.ts";
import { MemberRef } from "../input.ts";
import { canGuardSessions } from "../policy.ts";
import { dropCodes } from "../recovery-codes.ts";
import { endSessionsOf } from "../sessions.ts";

/** For somebody who lost the phone: the security administrator takes the second step away, and every session ends. */
export const resetTotp = command({
  event: "accounts.totp.reset",
  input: MemberRef,
  load: async (tx, _actor, { memberId }) =>
    (await tx.query.members.findFirst({ where: eq(members.id, memberId) })) ?? null,
  allow: (actor, member) => canGuardSessions(actor) && actor.id !== member.id,
  async run(tx, { actor, subject: member }) {
    await tx
      .update(members)
      .set({ totpSecret: null, totpSince: null, totpLastStep: null })
      .where(eq(members.id, member.id));
    await dropCodes(tx, member.id);
    await endSessionsOf(tx, member.id, actor.id);
    return { id: member.id };
  },
});
