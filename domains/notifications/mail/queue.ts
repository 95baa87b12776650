import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { MailGroup } from "#db/enums/mails.ts";
import { takesMail } from "#domains/accounts/mail-address.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";
import { DEFAULT_WAYS, GROUP_OF } from "./groups.ts";

/** So long a mail waits for more of the same, and so that what is read at once is not mailed. */
const GATHERS = "3 minutes";
/** So often at most somebody hears of the same thread, or of the same group where there is no thread. */
const APART = "30 minutes";
/** What these groups tell stands in one mail a thread; of the others, in one mail a group. */
export const BY_THREAD: MailGroup[] = ["calls", "followed"];

/** The group of a line, over `i` (inbox_items). */
export const groupOfLine = sql`(${JSON.stringify(GROUP_OF)}::jsonb ->> i.kind)`;

/** What a line has in common with those that are told together with it, over `i` and `g.kind` (its group). */
export const placeOfLine = sql`case when g.kind = any(${`{${BY_THREAD.join(",")}}`}::text[]) then coalesce(i.thread_id::text, '') else '' end`;

/** The way that the member of a line has chosen for it, over `w` (mail_wishes) and `i` (inbox_items). */
export const chosenWay = sql`coalesce(w.ways ->> ${groupOfLine}, ${JSON.stringify(DEFAULT_WAYS)}::jsonb ->> ${groupOfLine})`;

/**
 * Puts the lines that an event left in inboxes into mails that wait, for those who wish to be told at once: one statement,
 * however many they are. Heard twice it does nothing more.
 */
export async function queueMails(event: DomainEvent, tx: Tx): Promise<void> {
  await tx.execute(sql`
    with lines as (
      select i.id, i.member_id, g.kind, ${placeOfLine} as place
      from inbox_items i join members m on m.id = i.member_id left join mail_wishes w on w.member_id = i.member_id,
        lateral (select ${groupOfLine} as kind) g
      where i.event_id = ${event.id}::uuid and m.email is not null and ${takesMail(sql`m`)} and ${chosenWay} = 'mail'
        and not exists (select from mail_items x where x.item_id = i.id)),
    places as (select distinct member_id, kind, place from lines order by member_id, kind, place),
    waiting as (
      insert into mails (member_id, kind, place, due_at)
      select p.member_id, p.kind, p.place, greatest(now() + ${GATHERS}::interval, (
        select max(s.done_at) from mails s where s.member_id = p.member_id and s.state in ('sent', 'captured')
          and s.kind = p.kind and s.place = p.place) + ${APART}::interval)
      from places p
      on conflict (member_id, kind, place) where state = 'waiting' and tries = 0 do update set due_at = mails.due_at
      returning id, member_id, kind, place)
    insert into mail_items (item_id, mail_id)
    select l.id, m.id from lines l join waiting m on m.member_id = l.member_id and m.kind = l.kind and m.place = l.place
    on conflict do nothing`);
}
