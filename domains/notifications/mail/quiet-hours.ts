import { sql } from "drizzle-orm";
import { TIME_ZONE } from "#lib/dates.ts";

/** Over `w` (mail_wishes): whether an instant lies in the quiet hours of its member, and when these end then. */
export function quietHours(now: Date) {
  const clock = sql`(${now.toISOString()}::timestamptz at time zone ${TIME_ZONE})`;
  const hour = sql`extract(hour from ${clock})`;
  const isQuiet = sql`(w.quiet_from is not null and case when w.quiet_from < w.quiet_to
    then ${hour} >= w.quiet_from and ${hour} < w.quiet_to else ${hour} >= w.quiet_from or ${hour} < w.quiet_to end)`;
  const end = sql`(date_trunc('day', ${clock}) + make_interval(hours => w.quiet_to)
    + case when ${hour} >= w.quiet_to then interval '1 day' else interval '0' end) at time zone ${TIME_ZONE}`;
  return { isQuiet, end };
}
