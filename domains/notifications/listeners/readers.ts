import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { DomainEvent } from "#domains/kernel/outbox.ts";

/** Everyone of the units that are asked to read a bulletin, but for those who have confirmed it already. */
export async function onRequired(event: DomainEvent, tx: Tx) {
  const unitIds = event.payload.unitIds as string[];
  await tx.execute(sql`insert into inbox_items (member_id, kind, event_id, bulletin_id, payload)
    select distinct p.member_id, 'must-read', ${event.id}::uuid, ${event.subjectId}::uuid, jsonb_build_object('dueOn', ${String(event.payload.dueOn)}::text)
    from unit_people p where p.unit_id = any(${`{${unitIds.join(",")}}`}::uuid[]) and not exists (
      select from bulletin_confirmations c where c.bulletin_id = ${event.subjectId} and c.member_id = p.member_id)
    on conflict do nothing`);
}

/** Those who have read what was wrong are told what is right, when its publisher asks for it. */
export async function onCorrected(event: DomainEvent, tx: Tx) {
  const { tell, correction } = event.payload;
  if (tell !== true) return;
  await tx.execute(sql`insert into inbox_items (member_id, kind, event_id, bulletin_id, payload)
    select r.member_id, 'bulletin-corrected', ${event.id}::uuid, r.bulletin_id, jsonb_build_object('note', ${String(correction)}::text)
    from bulletin_reads r where r.bulletin_id = ${event.subjectId}::uuid and r.member_id <> ${event.actorId}::uuid
    on conflict do nothing`);
}

export async function onReminded(event: DomainEvent, tx: Tx) {
  await tx.execute(sql`insert into inbox_items (member_id, kind, event_id, actor_id, bulletin_id, payload)
    select t.member_id, 'must-read-reminded', ${event.id}::uuid, r.reminded_by, r.bulletin_id, jsonb_build_object('note', r.note)
    from read_reminded t join read_reminders r on r.id = t.reminder_id
    where r.id = ${String(event.payload.reminderId)}::uuid
    on conflict do nothing`);
}

/** Whoever confirmed in the meantime is not told any more. */
export async function onWarned(event: DomainEvent, tx: Tx) {
  await tx.execute(sql`insert into inbox_items (member_id, kind, event_id, bulletin_id, payload)
    select w.member_id, case when w.is_last_day then 'must-read-last-day' else 'must-read-soon' end, ${event.id}::uuid,
      w.bulletin_id, jsonb_build_object('dueOn', w.due_on)
    from read_warnings w where w.batch_id = ${String(event.payload.batchId)}::uuid and not exists (
      select from bulletin_confirmations c where c.bulletin_id = w.bulletin_id and c.member_id = w.member_id)
    on conflict do nothing`);
}
