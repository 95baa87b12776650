import type postgres from "postgres";
import { plantTerms } from "./search.ts";

/** Posts a thread on the average; enough for half a page, as in a living forum. */
const POSTS_A_THREAD = 10;
const MEMBERS = 2_000;
export const BOARDS = 20;
/** Threads that are opened again and again, each exactly one full page. */
export const HOT_THREADS = 20;
const HOT_THREAD_POSTS = 20;
/** What a post says, about as long as people write; replies that are measured say it too, or they would slip into the holes between those that were planted, each into a page of its own. */
export const POST_TEXT =
  "登记时写清时间、来源和处理意见，支部统一出具回执，既保护干部也让送礼人明白规矩。登记时写清时间、来源和处理意见，支部统一出具回执，既保护干部也让送礼人明白规矩。";

/** The people, the units and the boards of the large forum; returns a member and the hot threads. */
export async function plantLarge(sql: postgres.Sql): Promise<{ memberId: string; hotThreads: string[] }> {
  await sql`insert into organisation (name, en_name) values ('清江集团', 'Qingjiang Group')`;
  const [unit] = await sql<
    { id: string }[]
  >`insert into units (slug, name, path) values ('group', '清江集团', 'group') returning id`;
  await sql`insert into members (sign_in_name, name, pinyin, initials)
    select 'm' || n, '成员' || n, 'chengyuan' || n, 'cy' || n from generate_series(1, ${MEMBERS}) n`;
  await sql`insert into memberships (member_id, unit_id, post) select id, ${unit!.id}, '职员' from members`;
  await sql`insert into boards (slug, name, description, position)
    select 'bench-' || n, '版块' || n, '测量用', n from generate_series(1, ${BOARDS}) n`;
  const [member] = await sql<{ id: string }[]>`select id from members where sign_in_name = 'm1'`;
  const hot = await sql<{ id: string }[]>`insert into threads (board_id, title, author_id)
    select id, '节日期间如何婉拒亲友代送的礼品？之' || n, ${member!.id} from boards, generate_series(1, ${HOT_THREADS}) n
    where slug = 'bench-1' returning id`;
  await plantPosts(sql, "t.last_number = 0", HOT_THREAD_POSTS);
  return { memberId: member!.id, hotThreads: hot.map(({ id }) => id) };
}

/** Grows the forum to `posts` posts in threads that are spread over the boards and over two years. */
export async function growTo(sql: postgres.Sql, posts: number): Promise<void> {
  const [now] = await sql<{ n: number }[]>`select count(*)::int as n from threads`;
  const wanted = Math.ceil(posts / POSTS_A_THREAD);
  const from = now!.n;
  await sql`insert into threads (board_id, title, author_id, created_at)
    select b.ids[1 + n % ${BOARDS}], '第' || n || '个话题：大家怎么看？', m.ids[1 + n % ${MEMBERS}],
      now() - (n % 730) * interval '1 day' - n % 1440 * interval '1 minute'
    from generate_series(${from}::int, ${wanted - 1}::int) n,
      (select array_agg(id order by position) ids from boards) b, (select array_agg(id) ids from members) m`;
  await plantPosts(sql, "t.last_number = 0", POSTS_A_THREAD);
  await plantTerms(sql);
  await sql`update boards set thread_count = (select count(*) from threads where board_id = boards.id)`;
  // Rows that were counted up in bulk leave holes that no forum has; nothing of the planting is to be written during the measurement.
  await sql.unsafe("vacuum full threads");
  await sql.unsafe("vacuum analyze");
  await sql.unsafe("checkpoint");
}

export async function plantPosts(sql: postgres.Sql, where: string, count: number): Promise<void> {
  await sql.unsafe(`insert into posts (thread_id, number, parent_number, author_id, body, created_at)
    select t.id, n, case when n > 2 and n % 4 = 0 then n - 2 end, m.ids[1 + (n * 7) % ${MEMBERS}],
      jsonb_build_object('type', 'doc', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content',
        jsonb_build_array(jsonb_build_object('type', 'text', 'text', n || '楼：${POST_TEXT}'))))),
      t.created_at + n * interval '7 minutes'
    from threads t, generate_series(1, ${count}) n, (select array_agg(id) ids from members) m where ${where}`);
  await sql.unsafe(`update threads t set last_number = ${count}, last_shown_number = ${count}, post_count = ${count},
    last_post_at = t.created_at + ${count} * interval '7 minutes', last_poster_id = t.author_id where ${where}`);
}
