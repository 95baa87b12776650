import { and, inArray, isNull, lt, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { isReadElsewhere } from "./visibility.ts";

/** Who marks an older post unread wants to read it again, and not to be told of it. */
const SETTLED_DAYS = 7;
const AT_ONCE = 20_000;

/**
 * Of what was read elsewhere a week ago the line is read for good: a badge counts among lines that nobody has opened, and
 * would look through more of them each day with whoever never opens the inbox. Answers with how many they were.
 */
export async function settleRead(): Promise<number> {
  const isOld = lt(inboxItems.createdAt, sql`now() - ${SETTLED_DAYS} * interval '1 day'`);
  const some = db
    .select({ id: inboxItems.id })
    .from(inboxItems)
    .where(and(isNull(inboxItems.readAt), isOld, isReadElsewhere))
    .limit(AT_ONCE);
  for (let settled = 0; ; ) {
    const rows = await db
      .update(inboxItems)
      .set({ readAt: sql`now()` })
      .where(inArray(inboxItems.id, some))
      .returning({ id: inboxItems.id });
    settled += rows.length;
    if (rows.length < AT_ONCE) return settled;
  }
}
