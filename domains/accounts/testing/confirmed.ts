import { and, inArray, isNotNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { mailAddresses } from "#db/schema/mail-addresses.ts";

/** Says of the present addresses of these members that they are theirs. */
export async function confirmAddresses(ids: string[]): Promise<void> {
  const rows = await db
    .select({ memberId: members.id, email: sql<string>`${members.email}` })
    .from(members)
    .where(and(inArray(members.id, ids), isNotNull(members.email)));
  const now = new Date();
  if (rows.length > 0)
    await db.insert(mailAddresses).values(rows.map((row) => ({ ...row, askedAt: now, confirmedAt: now })));
}
