import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { TIME_ZONE } from "#lib/dates.ts";

/** Nobody's letter box is filled, whatever others do: what comes above waits and is gathered. Digests are one a day anyway. */
export const MAILS_AN_HOUR = 12;

/**
 * What is due in the quiet hours of its member waits until these end, and what is too much for one hour until the next;
 * but for the letter about an address: whoever has typed it waits for that.
 */
export async function postpone(now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const clock = sql`(${at} at time zone ${TIME_ZONE})`;
  const hour = sql`extract(hour from ${clock})`;
  const isQuiet = sql`case when w.quiet_from < w.quiet_to then ${hour} >= w.quiet_from and ${hour} < w.quiet_to
    else ${hour} >= w.quiet_from or ${hour} < w.quiet_to end`;
  const end = sql`(date_trunc('day', ${clock}) + make_interval(hours => w.quiet_to)
    + case when ${hour} >= w.quiet_to then interval '1 day' else interval '0' end) at time zone ${TIME_ZONE}`;
  await db.execute(sql`update mails m set due_at = ${end} from mail_wishes w
    where w.member_id = m.member_id and m.state = 'waiting' and m.due_at <= ${at} and m.kind <> 'address' and w.quiet_from is not null and ${isQuiet}`);
  await db.execute(sql`update mails m set due_at = ${at} + interval '1 hour'
    from (select id, member_id, row_number() over (partition by member_id order by due_at, id) as place
      from mails where state = 'waiting' and due_at <= ${at} and kind not in ('digest', 'address')) due
    where due.id = m.id and due.place > ${MAILS_AN_HOUR} - (
      select count(*) from mails s where s.member_id = m.member_id and s.state in ('sent', 'captured')
        and s.kind not in ('digest', 'address') and s.done_at > ${at} - interval '1 hour')`);
}
