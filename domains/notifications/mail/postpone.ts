import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { quietHours } from "./quiet-hours.ts";

/** Nobody's letter box is filled, whatever others do: what comes above waits and is gathered. Digests are one a day anyway. */
export const MAILS_AN_HOUR = 12;

/**
 * What is due in the quiet hours of its member waits until these end, and what is too much for one hour until the next;
 * but for the letter about an address: whoever has typed it waits for that.
 */
export async function postpone(now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { isQuiet, end } = quietHours(now);
  await db.execute(sql`update mails m set due_at = ${end} from mail_wishes w
    where w.member_id = m.member_id and m.state = 'waiting' and m.due_at <= ${at} and m.kind <> 'address' and ${isQuiet}`);
  await db.execute(sql`update mails m set due_at = ${at} + interval '1 hour'
    from (select id, member_id, row_number() over (partition by member_id order by due_at, id) as place
      from mails where state = 'waiting' and due_at <= ${at} and kind not in ('digest', 'address')) due
    where due.id = m.id and due.place > ${MAILS_AN_HOUR} - (
      select count(*) from mails s where s.member_id = m.member_id and s.state in ('sent', 'captured')
        and s.kind not in ('digest', 'address') and s.done_at > ${at} - interval '1 hour')`);
}
