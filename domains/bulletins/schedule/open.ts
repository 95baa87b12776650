import { isNull, type SQL } from "drizzle-orm";
import { publicationSchedules } from "#db/schema/reviews.ts";

/** The plan that has not come to its end; a working copy has one at most. */
export const isOpen: SQL = isNull(publicationSchedules.endedAt);
