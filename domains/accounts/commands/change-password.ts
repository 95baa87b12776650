import { eq } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { ChangePassword } from "../input.ts";
import { confirmPassword, findOwnAccount, isOwn } from "../own.ts";
import { hashPassword } from "../passwords.ts";
import { endSessionsOf } from "../sessions.ts";

/** A new password of one's own; every other session ends (OWASP ASVS 5.0, 7.4.3). */
export const changePassword = command({
  event: "accounts.password.changed",
  input: ChangePassword,
  limit: "accounts.password.changed",
  load: findOwnAccount,
  allow: isOwn,
  async run(tx, { actor, input, subject: account }) {
    if (input.password !== input.again) throw invalid("again", "notTheSame");
    if (input.password === input.current) throw invalid("password", "sameAsBefore");
    await confirmPassword(account, input.current);
    const passwordHash = await hashPassword(input.password);
    await tx.update(members).set({ passwordHash, passwordMustChange: false }).where(eq(members.id, account.id));
    await endSessionsOf(tx, account.id, account.id, actor.sessionId);
    return { id: account.id };
  },
});
