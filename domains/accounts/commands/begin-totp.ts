import { eq } from "drizzle-orm";
import { z } from "zod";
import { members } from "#db/schema/accounts.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { findOwnAccount, isOwn } from "../own.ts";
import { newTotpSecret, sealSecret } from "../totp.ts";

/** Makes a new secret to be read by an authenticator app; it counts only once a code of it was confirmed. */
export const beginTotp = command({
  event: "accounts.totp.begun",
  input: z.object({}),
  load: findOwnAccount,
  allow: isOwn,
  async run(tx, { subject: account }) {
    if (account.totpSince) throw new DomainError("conflict");
    await tx
      .update(members)
      .set({ totpSecret: sealSecret(newTotpSecret()), totpLastStep: null })
      .where(eq(members.id, account.id));
    return { id: account.id };
  },
});
