import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { canMail } from "#lib/mail.ts";

/** Whoever types one address after the other fills no stranger's letter box. */
const LETTERS_AN_HOUR = 5;
/** A whole organisation that was imported is asked over some minutes, and its notifications go out in between. */
const AT_ONCE = 250;

/**
 * Makes the letters that ask owners whether an address is theirs: one for each address that is new, changed or, at its
 * owner's wish, in question once more. Until it is confirmed nothing else goes there. One whose letter failed, and not
 * because there is no such address, is asked again after a day.
 */
export async function askOwners(): Promise<void> {
  if (!canMail()) return;
  await db.execute(sql`
    with asked as (
      insert into mail_addresses as a (member_id, email, asked_at)
      select m.id, m.email, now() from members m
      left join mail_addresses k on k.member_id = m.id and k.email = m.email
      where m.email is not null and m.deactivated_at is null
        and (k.member_id is null or (k.confirmed_at is null or k.suppressed_at is not null) and (k.asked_at is null
          or (k.suppressed_at is null or k.suppressed_at < k.asked_at) and ${hasFailed}))
        and (select count(*) from mails x where x.member_id = m.id and x.kind = 'address'
          and x.created_at > now() - interval '1 hour') < ${LETTERS_AN_HOUR}
      order by m.id limit ${AT_ONCE}
      on conflict (member_id) do update set email = excluded.email, asked_at = excluded.asked_at,
        confirmed_at = case when a.email = excluded.email then a.confirmed_at end,
        suppressed_at = case when a.email = excluded.email then a.suppressed_at end,
        said = case when a.email = excluded.email then a.said end
      returning member_id, email)
    insert into mails (member_id, kind, place, due_at) select member_id, 'address', email, now() from asked
    on conflict (member_id, kind, place) where state = 'waiting' and tries = 0 do nothing`);
}

/** Whether what became of the last letter to the address of `m` (members) is that it failed, a day ago. */
const hasFailed = sql`(select x.state = 'failed' and x.done_at < now() - interval '1 day' from mails x
  where x.member_id = m.id and x.kind = 'address' and x.place = m.email order by x.created_at desc limit 1)`;
