import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { takesMail } from "#domains/accounts/mail-address.ts";
import { TIME_ZONE } from "#lib/dates.ts";
import { chosenWay } from "./queue.ts";

/** So many members at once, that no transaction grows with the house. */
const AT_ONCE = 200;
/** What lay unread for longer is no news: a week's digest looks back over the week that was missed too. */
const LOOKS_BACK = "14 days";

/**
 * Makes the digests whose hour has struck: of unread lines that no mail has told before, each once. Whoever has none
 * gets none. What of it may be seen is asked when it is sent.
 */
export async function makeDigests(now = new Date()): Promise<void> {
  while ((await makeSome(now)) > 0);
}

async function makeSome(now: Date): Promise<number> {
  const clock = sql`(${now.toISOString()}::timestamptz at time zone ${TIME_ZONE})`;
  const today = sql`${clock}::date`;
  const monday = sql`date_trunc('week', ${clock})::date`;
  const hasStruck = sql`extract(hour from ${clock}) >= w.digest_hour`;
  const [row] = await db.execute<{ n: number }>(sql`
    with due as (
      update mail_wishes set digested_on = ${today} where member_id in (
        select w.member_id from mail_wishes w join members m on m.id = w.member_id
        where m.email is not null and ${takesMail(sql`m`)} and m.deactivated_at is null and (
          w.digest = 'daily' and coalesce(w.digested_on < ${today}, true) and ${hasStruck}
          or w.digest = 'weekly' and coalesce(w.digested_on < ${monday}, true) and (${today} > ${monday} or ${hasStruck}))
        order by w.member_id limit ${AT_ONCE} for update of w skip locked)
      returning member_id, ways),
    lines as (
      select i.id, i.member_id from due w join inbox_items i on i.member_id = w.member_id
      where i.read_at is null and i.created_at > ${now.toISOString()}::timestamptz - ${LOOKS_BACK}::interval
        and ${chosenWay} = 'digest' and not exists (select from mail_items x where x.item_id = i.id)),
    made as (
      insert into mails (member_id, kind, place, due_at)
      select distinct member_id, 'digest', ${today}::text, ${now.toISOString()}::timestamptz from lines
      on conflict (member_id, kind, place) where state = 'waiting' and tries = 0 do update set due_at = mails.due_at
      returning id, member_id),
    told as (
      insert into mail_items (item_id, mail_id) select l.id, m.id from lines l join made m on m.member_id = l.member_id
      on conflict do nothing)
    select count(*)::int as n from due`);
  return row?.n ?? 0;
}
