import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";

/** Who opens a thread follows it, and has read what they said. */
export async function followAsOpener(tx: Tx, memberId: string, threadId: string): Promise<void> {
  const opened = sql`(select ${threadId}::uuid as id, 1 as number) as opened`;
  await tx.execute(followingOf(sql`${memberId}::uuid`, opened, "opened"));
}

/**
 * Who writes in a thread follows it from then on, unless they chose otherwise. Their own post counts as read when they
 * had read all before it; otherwise the line stays where it is. As SQL, for a thread (`id`) and a `number` that another
 * part of the statement gives.
 */
export const followingOf = (memberId: SQL, written: SQL, reason: "wrote" | "opened" = "wrote"): SQL => sql`
  insert into thread_members as mine (member_id, thread_id, level, level_reason, last_read_number)
  select ${memberId}, id, 'watch', ${sql.raw(`'${reason}'`)}, case when number = 1 then 1 else 0 end from ${written}
  on conflict (member_id, thread_id) do update set
    level = case when mine.level_reason is null or mine.level_reason = 'mentioned' then 'watch' else mine.level end,
    level_reason = case when mine.level_reason = 'mentioned' then 'wrote' else coalesce(mine.level_reason, 'wrote') end,
    last_read_number = (select case when mine.last_read_number >= number - 1
      then greatest(mine.last_read_number, number) else mine.last_read_number end from ${written}),
    updated_at = now()`;

/**
 * Who was called by name keeps an eye on the thread, unless they chose otherwise or muted its board. For whom it is new,
 * it begins with the call.
 */
export async function followAsMentioned(tx: Tx, threadId: string, number: number, memberIds: string[]): Promise<void> {
  if (memberIds.length === 0) return;
  await tx.execute(sql`
    insert into thread_members as mine (member_id, thread_id, level, level_reason, last_read_number)
    select m.id, t.id, 'track', 'mentioned', ${number - 1}::int
    from members m join threads t on t.id = ${threadId}
    where m.id = any(${`{${memberIds.join(",")}}`}::uuid[]) and not exists (
      select from board_members b where b.board_id = t.board_id and b.member_id = m.id and b.level = 'mute')
    on conflict (member_id, thread_id) do update set level = 'track', level_reason = 'mentioned', updated_at = now()
    where mine.level_reason is null`);
}
