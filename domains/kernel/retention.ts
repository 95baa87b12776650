import { lt, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { idempotencyKeys, rateLimits } from "#db/schema/kernel.ts";

/** A form that was submitted a day ago is not submitted again by accident. */
export async function forgetOldKeys(): Promise<void> {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, sql`now() - interval '1 day'`));
  await db.delete(rateLimits).where(lt(rateLimits.expire, sql`now() - interval '1 hour'`));
}
