import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { TopPeriod } from "#db/enums/lists.ts";

/** Of each board so many threads of each period: who reads a list of the most talked about does not read further. */
const TOPS_PER_BOARD = 100;
const DAYS: Record<TopPeriod, number> = { week: 7, month: 30, year: 365 };
/** It goes once over the posts of a year; nobody waits for it. */
const TIMEOUT = "5min";

/**
 * Counts anew which threads of each board are talked about most: posts that readers see and reactions to them, by when
 * they were said. Ids tell their time of birth, so that older posts are not looked at.
 */
export async function rankThreads(): Promise<void> {
  const weight = sql`1 + case when reaction_counts = '{}' then 0
    else (select coalesce(sum(n::int), 0) from jsonb_each_text(reaction_counts) each_kind (kind, n)) end`;
  const periods = Object.entries(DAYS).map(([period, days]) => sql`(${period}, ${days}::int * interval '1 day')`);
  const longest = sql`${Math.max(...Object.values(DAYS))}::int * interval '1 day'`;
  await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('statement_timeout', ${TIMEOUT}, true)`);
    await tx.execute(sql`delete from thread_tops`);
    await tx.execute(sql`insert into thread_tops (period, thread_id, score)
      with hours as (
        select thread_id, date_trunc('hour', created_at) as hour, sum(${weight}) as weight from posts
        where id >= uuidv7(-(${longest})) and created_at >= now() - ${longest}
          and pending_since is null and hidden_by is null and deleted_at is null
        group by 1, 2
      ), scores as (
        select period, thread_id, sum(weight)::int as score
        from hours join (values ${sql.join(periods, sql`, `)}) p (period, span) on hour >= now() - span
        group by 1, 2
      ), ranked as (
        select period, thread_id, score,
          row_number() over (partition by period, t.board_id, t.unit_id order by score desc, thread_id desc) as rank
        from scores join threads t on t.id = thread_id
      )
      select period, thread_id, score from ranked where rank <= ${TOPS_PER_BOARD}`);
  });
}
