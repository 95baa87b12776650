import { and, eq, isNull } from "drizzle-orm";
import { members, oneTimeLinks } from "#db/schema/accounts.ts";
import { command } from "#domains/kernel/command.ts";
import { ChangeEmail } from "../input.ts";
import { confirmPassword, findOwnAccount, isOwn } from "../own.ts";

/** The address to which a forgotten password is sent leads into the account, so the password is asked again. */
export const changeEmail = command({
  event: "accounts.email.changed",
  input: ChangeEmail,
  limit: "accounts.email.changed",
  load: findOwnAccount,
  allow: isOwn,
  async run(tx, { input, subject: account }) {
    if (account.passwordHash) await confirmPassword(account, input.current);
    await tx.update(members).set({ email: input.email }).where(eq(members.id, account.id));
    // Saved again unchanged, the letter that is under way stays good.
    if (input.email !== account.email)
      await tx
        .update(oneTimeLinks)
        .set({ usedAt: new Date() })
        .where(and(eq(oneTimeLinks.memberId, account.id), isNull(oneTimeLinks.usedAt)));
    return { id: account.id };
  },
});
