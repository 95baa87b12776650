import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { mailAddresses } from "#db/schema/mail-addresses.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canMail } from "#lib/mail.ts";
import { findOwnAddress } from "../mail-address.ts";

/** Asks for the letter once more by which the actor shows that the address is theirs; the worker writes it. */
export const askConfirmation = command({
  event: "accounts.confirmation.asked",
  input: z.object({}),
  limit: "accounts.confirmation.asked",
  load: (tx, actor) => findOwnAddress(actor, tx),
  allow: (actor, address) => actor.id === address.memberId,
  async run(tx, { subject: { memberId, email, standing } }) {
    if (!canMail()) throw invalid("form", "noMailServer");
    if (standing === "confirmed") throw invalid("form", "addressConfirmed");
    await tx
      .update(mailAddresses)
      .set({ askedAt: null })
      .where(and(eq(mailAddresses.memberId, memberId), eq(mailAddresses.email, email)));
    return { id: memberId };
  },
});
