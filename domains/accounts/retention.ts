import { and, isNull, lt, or, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { oneTimeLinks, sessions } from "#db/schema/accounts.ts";

/** Who signed in from where stays readable for six months (网络安全法, article 21: no less), then it goes. */
const SESSIONS_KEPT_DAYS = 190;

const daysAgo = (days: number) => sql`now() - make_interval(days => ${days})`;

/** Drops sessions that ended long ago, those that never passed their second step, and links that are too old to work. */
export async function forgetOldSessions(): Promise<void> {
  const neverOpened = and(isNull(sessions.verifiedAt), lt(sessions.expiresAt, daysAgo(1)));
  await db.delete(sessions).where(or(neverOpened, lt(sessions.expiresAt, daysAgo(SESSIONS_KEPT_DAYS))));
  await db.delete(oneTimeLinks).where(lt(oneTimeLinks.expiresAt, daysAgo(1)));
}
