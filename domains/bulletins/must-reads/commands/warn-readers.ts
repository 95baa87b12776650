import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { TIME_ZONE } from "#lib/dates.ts";
import { BulletinRef } from "../../input.ts";
import { findAskedBulletin } from "../asked.ts";

/** How many days before the last one readers are told. */
export const WARNED_DAYS_BEFORE = 3;

/** Tells whoever has not read a bulletin on `day` that its last day is near, or that it is today. */
export const warnReaders = command({
  event: "bulletins.readers.warned",
  input: BulletinRef.extend({ day: z.iso.date() }),
  load: (tx, actor, { bulletinId }) => findAskedBulletin(actor, bulletinId, tx),
  allow: (actor) => actor.kind === "system",
  async run(tx, { input: { bulletinId, day }, subject: { title } }) {
    const batchId = randomUUID();
    const [told] = await tx.execute<{ count: number }>(sql`with told as (
      insert into read_warnings (batch_id, bulletin_id, member_id, due_on, is_last_day)
      ${toTell(batchId, bulletinId, day)} on conflict do nothing returning member_id)
      select count(*)::int as count from told`);
    if (!told?.count) throw new DomainError("conflict");
    return { id: bulletinId, payload: { bulletinId, title, batchId, count: told.count } };
  },
});

/**
 * By the nearest day that is asked of each. The request itself told those who had no more time than this, and who was
 * reminded by hand within the last day is not told again so soon. In the order of the key: two workers wait, not block.
 */
const toTell = (batchId: string, bulletinId: string, day: string) => sql`
  select ${batchId}::uuid, ${bulletinId}::uuid, n.member_id, n.due_on, n.due_on = ${day}::date
  from (select distinct on (p.member_id) p.member_id, r.due_on, (r.created_at at time zone ${TIME_ZONE})::date as asked_on
    from must_reads r join unit_people p on p.unit_id = r.unit_id
    where r.bulletin_id = ${bulletinId} and r.ended_at is null order by p.member_id, r.due_on) n
  where n.due_on between ${day}::date and ${day}::date + ${WARNED_DAYS_BEFORE}::int
    and n.asked_on < case when n.due_on = ${day}::date then n.due_on else n.due_on - ${WARNED_DAYS_BEFORE}::int end
    and not exists (select from bulletin_confirmations c where c.bulletin_id = ${bulletinId} and c.member_id = n.member_id)
    and not exists (select from read_reminded t where t.bulletin_id = ${bulletinId} and t.member_id = n.member_id
      and t.reminded_at > now() - interval '20 hours')
    and exists (select from publications f where f.bulletin_id = ${bulletinId} and f.superseded_at is null
      and f.withdrawn_at is null and (f.unit_id is null or exists (
        select from unit_people q where q.unit_id = f.unit_id and q.member_id = n.member_id)))
  order by n.member_id`;
