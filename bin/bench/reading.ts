import type postgres from "postgres";
import { median, percentile, timed } from "./figures.ts";
import { ask } from "./load.ts";
import { cookieOf, startWeb } from "./web.ts";

const PEOPLE = 100_000;
const BRANCHES = 20;
const BULLETINS = 200;
/** Of the twenty million confirmations that there could be, so many are planted; the matrix reads counters. Of one
 *  everything is planted: its trend reads every row. */
const CONFIRMED_PART = 0.1;
const RUNS = 20;

/** 单位 × 必读 for a publisher of the whole organisation: 100,000 people in 420 units, 200 bulletins required of all. */
export async function measureReading(sql: postgres.Sql, databaseUrl: string): Promise<Record<string, number>> {
  const publisher = await plantReaders(sql);
  const [session] = await sql<{ id: string }[]>`insert into sessions (member_id, method, verified_at, expires_at)
    values (${publisher}, 'password', now(), now() + interval '1 day') returning id`;
  const cookie = await cookieOf(session!.id);
  const { findActor } = await import("#domains/accounts/queries.ts");
  const { readMatrix } = await import("#domains/bulletins/must-reads/matrix.ts");
  const actor = (await findActor(publisher))!;
  const read = () => readMatrix(actor, { period: "all" });
  await timed(3, read);
  const took = await timed(RUNS, read);
  const { readTrend } = await import("#domains/bulletins/must-reads/trend.ts");
  const [all] = await sql<{ id: string }[]>`select bulletin_id as id from read_counts order by done desc limit 1`;
  const follow = () => readTrend(actor, { bulletinId: all!.id, unit: "group" });
  await timed(3, follow);
  const followed = await timed(RUNS, follow);
  const { findReaders } = await import("#domains/bulletins/must-reads/readers.ts");
  const name = () => findReaders(actor, all!.id, "group");
  await timed(3, name);
  const named = await timed(RUNS, name);
  const web = await startWeb(databaseUrl, 128);
  const page = () => ask(`${web.url}/desk/reading?period=all`, cookie);
  await timed(3, page);
  const pages = await timed(RUNS, page);
  await web.stop();
  return {
    "matrix-ms": median(took),
    "matrix-ms-p95": percentile(took, 0.95),
    "matrix-page-ms": median(pages),
    "trend-ms": median(followed),
    "unread-names-ms": median(named),
  };
}

async function plantReaders(sql: postgres.Sql): Promise<string> {
  await sql.unsafe("set statement_timeout = 0");
  const root = (await sql<{ id: string }[]>`select id from units where slug = 'group'`)[0]!.id;
  await sql`insert into units (slug, name, path, parent_id)
    select 'b' || n, '单位' || n, ('group.b' || n)::ltree, ${root} from generate_series(1, ${BRANCHES}) n`;
  await sql`insert into units (slug, name, path, parent_id)
    select u.slug || '-' || n, u.name || '支部' || n, u.path || ('c' || n)::ltree, u.id
    from units u, generate_series(1, ${BRANCHES}) n where u.parent_id = ${root}`;
  await sql`insert into members (sign_in_name, name, pinyin, initials)
    select 'r' || n, '读者' || n, 'duzhe' || n, 'dz' || n from generate_series(1, ${PEOPLE}) n`;
  await sql`insert into memberships (member_id, unit_id, post)
    select m.id, leaf.ids[1 + row_number() over () % array_length(leaf.ids, 1)], '职员'
    from members m, (select array_agg(id) ids from units where nlevel(path) = 3) leaf where m.sign_in_name like 'r%'`;
  const [publisher] = await sql<{ id: string }[]>`select id from members where sign_in_name = 'r1'`;
  await sql`insert into grants (member_id, role, unit_id) values (${publisher!.id}, 'publisher', ${root})`;
  await plantRequired(sql, publisher!.id, root);
  await sql.unsafe("vacuum analyze");
  return publisher!.id;
}

async function plantRequired(sql: postgres.Sql, by: string, root: string) {
  const [column] = await sql<{ id: string }[]>`insert into bulletin_columns (slug, name, en_name)
    values ('bench', '通报', 'Notices') returning id`;
  const body = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "正文" }] }] };
  await sql`with written as (
      insert into bulletins (column_id, title, body, author_id)
      select ${column!.id}, '必读通报之' || n, ${sql.json(body)}, ${by} from generate_series(1, ${BULLETINS}) n returning *),
    published as (
      insert into publications (bulletin_id, column_id, version, title, summary, source, byline, indent, body, published_by)
      select id, column_id, version, title, summary, source, byline, indent, body, author_id from written returning *)
    insert into must_reads (bulletin_id, unit_id, due_on, required_by)
    select bulletin_id, ${root}, current_date + 7, ${by} from published`;
  await sql`insert into bulletin_confirmations (bulletin_id, member_id, publication_id, confirmed_at)
    select p.bulletin_id, m.id, p.id, now() - random() * interval '30 days' from publications p, members m
    where m.sign_in_name like 'r%' and (p.title = '必读通报之1' or random() < ${CONFIRMED_PART})`;
}
