import { eq } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { CurrentPassword } from "../input.ts";
import { confirmPassword, findOwnAccount, isOwn } from "../own.ts";
import { newTotpSecret, sealSecret } from "../totp.ts";

/** Makes a new secret to be read by an authenticator app; it counts only once a code of it was confirmed. */
export const beginTotp = command({
  event: "accounts.totp.begun",
  input: CurrentPassword,
  limit: "accounts.totp.begun",
  load: findOwnAccount,
  allow: isOwn,
  async run(tx, { input, subject: account }) {
    if (account.totpSince) throw new DomainError("conflict");
    await confirmPassword(account, input.current);
    await tx
      .update(members)
      .set({ totpSecret: sealSecret(newTotpSecret(), account.id), totpLastStep: null })
      .where(eq(members.id, account.id));
    return { id: account.id };
  },
});
