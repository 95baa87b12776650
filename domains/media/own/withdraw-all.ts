import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { media, mediaUses } from "#db/schema/media.ts";
import { POST_CARRIERS } from "../visibility.ts";
import { threadsShowing } from "./threads-showing.ts";

/** Withdraws all that somebody may withdraw (`canWithdraw`); answers with the threads that showed it. */
export async function withdrawAll(tx: Tx, ownerId: string): Promise<string[]> {
  const isOfHouse = sql`exists (select from ${mediaUses} where ${mediaUses.mediaId} = ${media.id}
    and ${mediaUses.carrier} not in ${POST_CARRIERS})`;
  const withdrawn = await tx
    .update(media)
    .set({ withdrawnAt: sql`now()` })
    .where(and(eq(media.ownerId, ownerId), isNull(media.withdrawnAt), sql`not ${isOfHouse}`))
    .returning({ id: media.id });
  return threadsShowing(
    tx,
    withdrawn.map(({ id }) => id),
  );
}
