import { eq } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { command } from "#domains/kernel/command.ts";
import { Profile } from "../input.ts";
import { findOwnAccount, isOwn } from "../own.ts";

/** A line about oneself, for the people who may see one. */
export const saveProfile = command({
  event: "accounts.profile.saved",
  input: Profile,
  load: findOwnAccount,
  allow: isOwn,
  async run(tx, { input, subject: account }) {
    await tx.update(members).set(input).where(eq(members.id, account.id));
    return { id: account.id, tags: [`member:${account.id}`] };
  },
});
