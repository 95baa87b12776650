import { eq } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { command } from "#domains/kernel/command.ts";
import { WishesInput } from "../input.ts";
import { findOwnAccount, isOwn } from "../own.ts";

/** Keeps language and display with the account, so that they follow to the next device. */
export const saveWishes = command({
  event: "accounts.wishes.saved",
  isPrivate: true,
  input: WishesInput,
  load: findOwnAccount,
  allow: isOwn,
  async run(tx, { input, subject: account }) {
    await tx.update(members).set(input).where(eq(members.id, account.id));
    return { id: account.id };
  },
});
