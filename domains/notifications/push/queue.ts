import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";
import { DEFAULT_PUSH } from "../mail/groups.ts";
import { groupOfLine, placeOfLine } from "../mail/queue.ts";
import { canPush } from "./address.ts";

/** So long it waits for more of the same, and so that what is read at once is not pushed. */
const GATHERS = "20 seconds";
/** So often at most a device rings for the same thread. */
const APART = "5 minutes";

/**
 * Puts the lines that an event left in inboxes to what the devices of their members are to be told: one statement, however
 * many they are. Heard twice it does nothing more.
 */
export async function queuePushes(event: DomainEvent, tx: Tx): Promise<void> {
  if (!canPush()) return;
  await tx.execute(sql`
    with lines as (
      select i.id, d.id as device_id, g.kind, ${placeOfLine} as place
      from inbox_items i join push_devices d on d.member_id = i.member_id
        join sessions s on s.id = d.session_id and s.revoked_at is null and s.expires_at > now()
        left join mail_wishes w on w.member_id = i.member_id, lateral (select ${groupOfLine} as kind) g
      where i.event_id = ${event.id}::uuid and coalesce(w.push, ${JSON.stringify(DEFAULT_PUSH)}::jsonb) ? g.kind
        and not exists (select from push_items x join pushes p on p.id = x.push_id where x.item_id = i.id and p.device_id = d.id)),
    places as (select distinct device_id, kind, place from lines order by device_id, kind, place),
    waiting as (
      insert into pushes (device_id, kind, place, due_at)
      select p.device_id, p.kind, p.place, greatest(now() + ${GATHERS}::interval, (
        select max(s.done_at) from pushes s where s.device_id = p.device_id and s.state = 'sent'
          and s.kind = p.kind and s.place = p.place) + ${APART}::interval)
      from places p
      on conflict (device_id, kind, place) where state = 'waiting' and tries = 0 do update set due_at = pushes.due_at
      returning id, device_id, kind, place)
    insert into push_items (item_id, push_id)
    select l.id, w.id from lines l join waiting w on w.device_id = l.device_id and w.kind = l.kind and w.place = l.place
    on conflict do nothing`);
}
