import { and, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { mailAddresses } from "#db/schema/mail-addresses.ts";
import { faultOfMail, isNoAddress, type Mail, sendMail } from "#lib/mail.ts";

/** Hands a mail to the server, and throws when it does not take it. An address that it does not know for good gets nothing more. */
export async function handTo(memberId: string, mail: Mail): Promise<void> {
  await sendMail(mail).catch(async (error: unknown) => {
    if (isNoAddress(error)) await suppress(memberId, mail.to, faultOfMail(error).said);
    throw error;
  });
}

/** Until it is changed, or its owner confirms it once more. */
const suppress = (memberId: string, email: string, said: string | null) =>
  db
    .update(mailAddresses)
    .set({ suppressedAt: sql`now()`, said })
    .where(and(eq(mailAddresses.memberId, memberId), eq(mailAddresses.email, email)));
