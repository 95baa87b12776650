import type postgres from "postgres";
import { median, percentile, timed } from "./figures.ts";
import { untilElsewhere } from "./freshness.ts";
import { plantPosts } from "./large.ts";
import { ask } from "./load.ts";
import { repliesIn } from "./replies.ts";
import { cookieOf, startWeb } from "./web.ts";

const LONG = 50_000;
const SHORT = 50;
const WINDOW = 20;
const PAGES = 80;
const FOLLOWED = 20;
const FOLLOWERS = 5_000;

/**
 * A thread of 50,000 posts opened at any number beside one of 50, each made anew for the request, in turn; and replies in
 * threads that 5,000 people follow beside the same threads before anybody did; and how soon a reply is seen elsewhere.
 */
export async function measureThreads(sql: postgres.Sql, databaseUrl: string): Promise<Record<string, number>> {
  await sql.unsafe("set statement_timeout = 0");
  const { cookie, long, short } = await plantLengths(sql);
  const web = await startWeb(databaseUrl, 0);
  const open = (id: string, posts: number) => (i: number) => {
    // Whole pages, and not the first: its address is that of the thread.
    const windows = Math.floor(posts / WINDOW) - 1;
    return ask(`${web.url}/forum/threads/${id}/${1 + WINDOW * (1 + ((i * 7919) % windows))}`, cookie);
  };
  const lengths = [open(long, LONG), open(short, SHORT)];
  for (const one of lengths) await timed(10, one);
  const took: [number[], number[]] = [[], []];
  for (let i = 0; i < PAGES; i++)
    for (const [at, one] of lengths.entries()) took[at]!.push(...(await timed(1, () => one(i))));
  await web.stop();
  return {
    "thread-of-50000-ms": median(took[0]),
    "thread-of-50-ms": median(took[1]),
    ...(await measureFreshness(sql, databaseUrl, { cookie, id: short })),
    ...(await measureFollowed(sql)),
  };
}

/** From the end of a reply until another instance shows it to whoever opens the thread. */
async function measureFreshness(
  sql: postgres.Sql,
  databaseUrl: string,
  { cookie, id }: { cookie: string; id: string },
) {
  const { reply } = await import("#domains/forum/posts/commands/reply.ts");
  const { findActor } = await import("#domains/accounts/queries.ts");
  const [member] = await sql<{ id: string }[]>`select id from members where sign_in_name = 'm2'`;
  const actor = (await findActor(member!.id))!;
  const web = await startWeb(databaseUrl, 128);
  const last = `${web.url}/forum/threads/${id}/${1 + WINDOW * Math.floor(SHORT / WINDOW)}`;
  const took = await untilElsewhere(last, cookie, async (n) => {
    const text = `别处第 ${n} 次看到`;
    await reply(actor, { threadId: id, text });
    return text;
  });
  await web.stop();
  return { "reply-elsewhere-ms": median(took), "reply-elsewhere-ms-most": Math.max(...took) };
}

async function plantLengths(sql: postgres.Sql) {
  const [member] = await sql<{ id: string }[]>`select id from members where sign_in_name = 'm1'`;
  const [session] = await sql<{ id: string }[]>`insert into sessions (member_id, method, verified_at, expires_at)
    values (${member!.id}, 'password', now(), now() + interval '1 day') returning id`;
  const planted: string[] = [];
  for (const posts of [LONG, SHORT]) {
    const [thread] = await sql<{ id: string }[]>`insert into threads (board_id, title, author_id)
      select id, ${`一共 ${posts} 楼`}, ${member!.id} from boards where slug = 'bench-1' returning id`;
    await plantPosts(sql, `t.id = '${thread!.id}'`, posts);
    planted.push(thread!.id);
  }
  await sql.unsafe("vacuum analyze posts, threads");
  return { cookie: await cookieOf(session!.id), long: planted[0]!, short: planted[1]! };
}

async function measureFollowed(sql: postgres.Sql): Promise<Record<string, number>> {
  const threads = await sql<
    { id: string }[]
  >`select id from threads where post_count < 30 order by id limit ${FOLLOWED}`;
  const before = await (await repliesIn(sql, threads))();
  await sql`insert into members (sign_in_name, name, pinyin, initials)
    select 'follower' || n, '关注者' || n, 'guanzhuzhe' || n, 'gzz' || n from generate_series(1, ${FOLLOWERS}) n`;
  await sql`insert into memberships (member_id, unit_id, post)
    select m.id, u.id, '职员' from members m, units u where m.sign_in_name like 'follower%' and u.slug = 'group'`;
  await sql`insert into thread_members (member_id, thread_id, level, level_reason)
    select m.id, t.id, 'watch', 'chosen' from members m, threads t
    where m.sign_in_name like 'follower%' and t.id in ${sql(threads.map(({ id }) => id))}`;
  await sql.unsafe("vacuum analyze");
  await sql.unsafe("checkpoint");
  const after = await (await repliesIn(sql, threads))();
  return {
    "reply-unfollowed-p95-ms": percentile(before, 0.95),
    "reply-followed-p95-ms": percentile(after, 0.95),
  };
}
