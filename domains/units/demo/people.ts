import { inArray, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { ADMIN_ROLES } from "#db/enums/roles.ts";
import { grants } from "#db/schema/accounts.ts";
import { removeUnreferenced } from "./remove.ts";

/** What invented people were and had done to them; nothing of it concerns anybody real. */
const HISTORY = [
  "review_delegations where grant_id in (select id from grants where member_id in (select id from leaving))",
  "api_tokens where member_id in (select id from leaving)",
  "webhooks where member_id in (select id from leaving)",
  "thread_timers where member_id in (select id from leaving)",
  "bookmarks where member_id in (select id from leaving)",
  "kept_bulletins where member_id in (select id from leaving)",
  "kept_cases where member_id in (select id from leaving)",
  "board_members where member_id in (select id from leaving)",
  "ignores where member_id in (select id from leaving) or ignored_id in (select id from leaving)",
  "memberships where member_id in (select id from leaving)",
  "grants where member_id in (select id from leaving)",
  "queue_items where member_id in (select id from leaving)",
  "hold_rules where added_by in (select id from leaving)",
  "canned_reasons where added_by in (select id from leaving)",
  "warnings where member_id in (select id from leaving) and action_id in (select a.id from moderation_actions a join members m on m.id = a.actor_id where m.is_demo)",
  "mutes where member_id in (select id from leaving) and action_id in (select a.id from moderation_actions a join members m on m.id = a.actor_id where m.is_demo)",
  "moderation_actions a where member_id in (select id from leaving) and actor_id in (select id from members where is_demo) and not exists (select from mutes m where a.id in (m.action_id, m.lifted_by)) and not exists (select from warnings w where a.id in (w.action_id, w.withdrawn_by))",
];

/**
 * Invented people leave, but for whoever clears and for administrators whose part nobody real has taken over; these choose
 * a password of their own at their next request, for the demonstration's stands in a file. Whoever has done something
 * here stays as a shut account, since the log names them; all others are gone.
 */
export async function removeDemoPeople(tx: Tx, clearedBy: string | null): Promise<void> {
  await tx.execute(sql`create temporary table leaving (id uuid) on commit drop`);
  await tx.execute(sql`insert into leaving select m.id from members m
    where m.is_demo and m.id is distinct from ${clearedBy}::uuid and not exists (
      select from ${grants} where ${grants.memberId} = m.id and ${grants.revokedAt} is null
        and ${inArray(grants.role, [...ADMIN_ROLES])} and not exists (
          select from grants g join members real on real.id = g.member_id join units u on u.id = g.unit_id
          where g.role = ${grants.role} and g.revoked_at is null and nlevel(u.path) = 1
            and not real.is_demo and real.deactivated_at is null))`);
  // Whoever stays keeps what they said without their name.
  await tx.execute(sql`delete from leaving l using voices v
    where v.voice_id = l.id and v.owner_id not in (select id from leaving)`);
  const people = sql.raw("(select id from leaving)");
  await tx.execute(sql`update sessions set revoked_at = now() where revoked_at is null and member_id in ${people}`);
  await tx.execute(sql`update members set deactivated_at = now() where deactivated_at is null and id in ${people}`);
  for (const part of HISTORY) await tx.execute(sql.raw(`delete from ${part}`));
  const leftNoTrace = "not exists (select from events e where members.id in (e.actor_id, e.subject_id))";
  await removeUnreferenced(tx, "members", `id in (select id from leaving) and ${leftNoTrace}`);
  await tx.execute(sql`update members set password_must_change = true where is_demo and deactivated_at is null`);
}
