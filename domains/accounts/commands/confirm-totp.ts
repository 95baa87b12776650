import { eq } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { Code } from "../input.ts";
import { findOwnAccount, isOwn } from "../own.ts";
import { renewCodes } from "../recovery-codes.ts";
import { openSecret, stepOfCode } from "../totp.ts";

/** Turns two-step sign-in on by a code from the app; `secret` holds the recovery codes, one a line. */
export const confirmTotp = command({
  event: "accounts.totp.enabled",
  input: Code,
  limit: "accounts.totp.enabled",
  load: findOwnAccount,
  allow: isOwn,
  async run(tx, { input, subject: account }) {
    if (account.totpSince || !account.totpSecret) throw new DomainError("conflict");
    const step = stepOfCode(openSecret(account.totpSecret, account.id), input.code, account.totpLastStep);
    if (step === null) throw invalid("code", "wrongCode");
    await tx.update(members).set({ totpSince: new Date(), totpLastStep: step }).where(eq(members.id, account.id));
    const codes = await renewCodes(tx, account.id);
    await announce(tx, "actors", { memberId: account.id });
    return { id: account.id, secret: codes.join("\n") };
  },
});
