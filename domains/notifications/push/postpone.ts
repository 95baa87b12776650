import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { quietHours } from "../mail/quiet-hours.ts";

/** No device rings all the time, whatever others do: what comes above waits, and is gathered by thread. */
export const PUSHES_AN_HOUR = 12;
/** A push service that did not answer is asked again after so long, whatever waits for it. */
const SILENCE_SEC = 60;

/** What is due in the quiet hours of its member waits until these end, and what is too much for one hour until the next. */
export async function postpone(now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const { isQuiet, end } = quietHours(now);
  await db.execute(sql`update pushes p set due_at = ${end} from push_devices d join mail_wishes w on w.member_id = d.member_id
    where d.id = p.device_id and p.state = 'waiting' and p.due_at <= ${at} and ${isQuiet}`);
  await db.execute(sql`update pushes p set due_at = ${at} + interval '1 hour'
    from (select id, device_id, row_number() over (partition by device_id order by due_at, id) as place
      from pushes where state = 'waiting' and due_at <= ${at}) due
    where due.id = p.id and due.place > ${PUSHES_AN_HOUR} - (
      select count(*) from pushes s where s.device_id = p.device_id and s.state = 'sent'
        and s.done_at > ${at} - interval '1 hour')`);
}

/** What else waits for hosts that did not answer makes room: each would be waited for in vain, and others behind it. */
export async function holdBack(hosts: string[], now: Date): Promise<void> {
  if (hosts.length === 0) return;
  const until = sql`${now.toISOString()}::timestamptz + ${SILENCE_SEC} * interval '1 second'`;
  await db.execute(sql`update pushes set due_at = ${until}
    where id in (select p.id from pushes p join push_devices d on d.id = p.device_id
      where p.state = 'waiting' and p.due_at < ${until} and split_part(d.endpoint, '/', 3) in ${hosts}
      for update of p skip locked)`);
}
