import { eq } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { CurrentPassword } from "../input.ts";
import { confirmPassword, findOwnAccount, isOwn } from "../own.ts";
import { dropCodes } from "../recovery-codes.ts";

/** Turns one's own two-step sign-in off; the password is asked again. */
export const disableTotp = command({
  event: "accounts.totp.disabled",
  input: CurrentPassword,
  limit: "accounts.totp.disabled",
  load: findOwnAccount,
  allow: isOwn,
  async run(tx, { input, subject: account }) {
    await confirmPassword(account, input.current);
    await tx
      .update(members)
      .set({ totpSecret: null, totpSince: null, totpLastStep: null })
      .where(eq(members.id, account.id));
    await dropCodes(tx, account.id);
    await announce(tx, "actors", { memberId: account.id });
    return { id: account.id };
  },
});
