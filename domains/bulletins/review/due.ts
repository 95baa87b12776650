import { type SQL, sql } from "drizzle-orm";
import { reviews } from "#db/schema/reviews.ts";

/** What was published in an emergency is reviewed within so many hours. */
export const AFTERWARDS_HOURS = 24;

/** Until when the present step of a review should be done; null where its route sets no limit. */
export const dueAt = sql`(case when ${reviews.isAfterwards}
  then ${reviews.createdAt} + make_interval(hours => ${sql.raw(String(AFTERWARDS_HOURS))})
  else ${reviews.stepSince} + make_interval(hours => (${reviews.steps} -> ${reviews.step} ->> 'hours')::int) end)`;

export const isOverdue: SQL<boolean> = sql<boolean>`(${reviews.state} = 'in_review' and ${dueAt} < now()) is true`;
