import { lte, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { slowModes } from "#db/schema/thread-rules.ts";
import { announce } from "#domains/kernel/notices.ts";

/** Takes away slow modes whose time is over, so that the stored pages of the threads speak of them no more; the rule itself asks the clock. */
export async function endSlowModes(): Promise<number> {
  return db.transaction(async (tx) => {
    const over = await tx
      .delete(slowModes)
      .where(lte(slowModes.until, sql`now()`))
      .returning({ threadId: slowModes.threadId });
    for (const { threadId } of over) await announce(tx, "cache_tags", [`thread:${threadId}`]);
    return over.length;
  });
}
