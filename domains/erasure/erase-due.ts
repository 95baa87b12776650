import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { system } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { eraseAccount } from "./commands/erase-account.ts";
import { isDue } from "./due.ts";

/** Erases the accounts whose day has come; returns how many it found. */
export async function eraseDue(): Promise<number> {
  const due = await db.select({ id: members.id }).from(members).where(isDue).orderBy(members.eraseAt).limit(AT_ONCE);
  for (const { id } of due) {
    await eraseAccount(system, { memberId: id }).catch((error) => {
      // Somebody thought again meanwhile.
      if (!(error instanceof DomainError)) throw error;
    });
  }
  return due.length;
}

const AT_ONCE = 20;
