import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { reviews } from "#db/schema/reviews.ts";

/** Ends a review before its last word: nobody is asked any more. Answers with whose words it was about. */
export async function endReview(tx: Tx, reviewId: string, state: "recalled" | "overtaken"): Promise<string[]> {
  const [ended] = await tx
    .update(reviews)
    .set({ state, waitingFor: [], endedAt: sql`now()` })
    .where(eq(reviews.id, reviewId))
    .returning({ writerIds: reviews.writerIds });
  return ended?.writerIds ?? [];
}
