import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";

type Planted = { boardId: string; unitId: string | null; authorId: string; flags: number; settled: number };

const POSTS_A_THREAD = 20;

/** So many flagged posts, each with one open flag, and so many matters settled in the past days, in one place. */
export async function plantFlags({ boardId, unitId, authorId, flags, settled }: Planted): Promise<void> {
  const threads = Math.ceil(flags / POSTS_A_THREAD);
  await db.execute(sql`
    with opened as (
      insert into threads (board_id, unit_id, title, author_id, last_number, last_shown_number, post_count)
      select ${boardId}, ${unitId}, '第' || n || '个话题', ${authorId}, ${POSTS_A_THREAD}, ${POSTS_A_THREAD}, ${POSTS_A_THREAD}
      from generate_series(1, ${threads}::int) n returning id
    ), said as (
      insert into posts (thread_id, number, author_id, body)
      select opened.id, n, ${authorId}, '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"有人投诉的话"}]}]}'
      from opened, generate_series(1, ${POSTS_A_THREAD}::int) n returning id, thread_id
    ), complained as (
      insert into flags (post_id, flagger_id, reason) select id, ${authorId}, 'insult' from said
    )
    insert into queue_items (kind, unit_id, thread_id, post_id, member_id, since)
    select 'flags', ${unitId}, thread_id, id, ${authorId}, now() - random() * interval '3 days' from said`);
  await db.execute(sql`
    with act as (
      insert into moderation_actions (kind, actor_id, unit_id, member_id)
      select 'hide-post', ${authorId}, ${unitId}, ${authorId} from generate_series(1, ${settled}::int) returning id
    ), appealed as (
      insert into appeals (action_id, member_id, text, decided_by) select id, ${authorId}, '请再看一次', id from act
    )
    insert into queue_items (kind, unit_id, member_id, since, closed_at, closed_by)
    select 'flags', ${unitId}, ${authorId}, now() - interval '9 days', now() - random() * interval '8 days', act.id
    from act`);
}
