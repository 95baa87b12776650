import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { CurrentPassword } from "../input.ts";
import { confirmPassword, findOwnAccount, isOwn } from "../own.ts";
import { renewCodes } from "../recovery-codes.ts";

/** Ten new recovery codes in `secret`, one a line; those before them die. The password is asked again. */
export const renewRecoveryCodes = command({
  event: "accounts.recovery-codes.renewed",
  input: CurrentPassword,
  limit: "accounts.recovery-codes.renewed",
  load: findOwnAccount,
  allow: isOwn,
  async run(tx, { input, subject: account }) {
    if (!account.totpSince) throw new DomainError("conflict");
    await confirmPassword(account, input.current);
    return { id: account.id, secret: (await renewCodes(tx, account.id)).join("\n") };
  },
});
