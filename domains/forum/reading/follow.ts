import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";

/**
 * Who writes in a thread follows it from then on, unless they chose otherwise. Their own post counts as read when they
 * had read all before it; otherwise the line stays where it is.
 */
export async function followAsWriter(tx: Tx, memberId: string, threadId: string, number: number): Promise<void> {
  const written = sql`(select ${threadId}::uuid as id, ${number}::int as number) as written`;
  await tx.execute(followingOf(sql`${memberId}::uuid`, written));
}

/** The same as SQL, for a thread (`id`) and a `number` that another part of the statement gives. */
export const followingOf = (memberId: SQL, written: SQL): SQL => sql`
  insert into thread_members as mine (member_id, thread_id, level, level_reason, last_read_number)
  select ${memberId}, id, 'watch', 'wrote', case when number = 1 then 1 else 0 end from ${written}
  on conflict (member_id, thread_id) do update set
    level = case when mine.level_reason is null then 'watch' else mine.level end,
    level_reason = coalesce(mine.level_reason, 'wrote'),
    last_read_number = (select case when mine.last_read_number >= number - 1
      then greatest(mine.last_read_number, number) else mine.last_read_number end from ${written}),
    updated_at = now()`;
