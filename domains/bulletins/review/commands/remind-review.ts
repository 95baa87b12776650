import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { bulletins } from "#db/schema/bulletins.ts";
import { reviewReminders, reviews } from "#db/schema/reviews.ts";
import { command } from "#domains/kernel/command.ts";
import { isOverdue } from "../due.ts";

/** A step that ran over its time is said once to those it waits for. */
export const remindReview = command({
  event: "bulletins.review.overdue",
  input: z.object({ reviewId: z.uuid() }),
  async load(tx, _actor, { reviewId }) {
    const [row] = await tx
      .select({ id: reviews.id, step: reviews.step, isAfterwards: reviews.isAfterwards, bulletin: bulletins })
      .from(reviews)
      .innerJoin(bulletins, eq(bulletins.id, reviews.bulletinId))
      .where(and(eq(reviews.id, reviewId), isOverdue, isNotReminded))
      .for("update", { of: reviews });
    return row ?? null;
  },
  allow: (actor) => actor.kind === "system",
  async run(tx, { subject: { id: reviewId, step, isAfterwards, bulletin } }) {
    await tx.insert(reviewReminders).values({ reviewId, step });
    const { id, title, unitId } = bulletin;
    return { id, unitId, payload: { bulletinId: id, reviewId, step, title, unitId, isAfterwards } };
  },
});

/** Once for each step of each review. */
export const isNotReminded = sql`not exists (select from ${reviewReminders}
  where ${reviewReminders.reviewId} = ${reviews.id} and ${reviewReminders.step} = ${reviews.step})`;
