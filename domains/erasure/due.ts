import { and, isNotNull, lte, sql } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";

/** Over `members`: its day has come. */
export const isDue = and(lte(members.eraseAt, sql`now()`), isNotNull(members.deactivatedAt))!;
