import { and } from "drizzle-orm";
import { db } from "#db/client.ts";
import { reviews } from "#db/schema/reviews.ts";
import { system } from "#domains/kernel/actor.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { isNotReminded, remindReview } from "./commands/remind-review.ts";
import { isOverdue } from "./due.ts";

const AT_ONCE = 500;

/** Says of every step that ran over its time that it did. What was decided meanwhile is left alone. */
export async function chaseReviews(): Promise<number> {
  const late = await db.select({ id: reviews.id }).from(reviews).where(and(isOverdue, isNotReminded)).limit(AT_ONCE);
  for (const { id } of late) {
    await remindReview(system, { reviewId: id }).catch((error) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }
  return late.length;
}
