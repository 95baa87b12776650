import type postgres from "postgres";
import { median, percentile, timed } from "./figures.ts";
import { ask } from "./load.ts";
import { cookieOf, startWeb } from "./web.ts";

const FLAGS = 10_000;
/** A queue that long has a past: settled matters that no page of it may read. */
const SETTLED = 100_000;
const RUNS = 40;

/** A leader opens a queue in which ten thousand posts wait, each flagged by somebody. */
export async function measureModeration(sql: postgres.Sql, databaseUrl: string): Promise<Record<string, number>> {
  const leader = await plantQueue(sql);
  const [session] = await sql<{ id: string }[]>`insert into sessions (member_id, method, verified_at, expires_at)
    values (${leader}, 'password', now(), now() + interval '1 day') returning id`;
  const cookie = await cookieOf(session!.id);
  const { findActor } = await import("#domains/accounts/queries.ts");
  const { QUEUE_KINDS } = await import("#db/enums/queue.ts");
  const { findFigures } = await import("#domains/moderation/queue/figures/queries.ts");
  const { countByKind, countQueue, listQueue } = await import("#domains/moderation/queue/queries.ts");
  const actor = (await findActor(leader))!;
  const read = () =>
    Promise.all([listQueue(actor), countByKind(actor, QUEUE_KINDS), findFigures(actor), countQueue(actor)]);
  await timed(10, read);
  const took = await timed(RUNS, read);
  const web = await startWeb(databaseUrl, 128);
  const open = () => ask(`${web.url}/desk/moderation`, cookie);
  await timed(10, open);
  const pages = await timed(RUNS, open);
  await web.stop();
  return {
    "queue-ms": median(took),
    "queue-page-ms": median(pages),
    "queue-page-ms-p95": percentile(pages, 0.95),
  };
}

async function plantQueue(sql: postgres.Sql): Promise<string> {
  await sql.unsafe("set statement_timeout = 0");
  const root = (await sql<{ id: string }[]>`select id from units where slug = 'group'`)[0]!.id;
  const [unit] = await sql<{ id: string }[]>`insert into units (slug, name, path, parent_id)
    values ('queue', '队列', 'group.queue', ${root}) returning id`;
  const people = await sql<{ id: string }[]>`insert into members (sign_in_name, name, pinyin, initials)
    select 'q' || n, '人' || n, 'ren' || n, 'r' || n from generate_series(1, 100) n returning id`;
  await sql`insert into memberships (member_id, unit_id, post) select id, ${unit!.id}, '职员' from members where sign_in_name ~ '^q[0-9]+$'`;
  const leader = people[0]!.id;
  await sql`insert into grants (member_id, role, unit_id) values (${leader}, 'leader', ${unit!.id})`;
  const [board] = await sql<{ id: string }[]>`insert into boards (slug, name, unit_id)
    values ('queue', '队列', ${unit!.id}) returning id`;
  const { plantFlags } = await import("#domains/moderation/queue/testing.ts");
  await plantFlags({
    boardId: board!.id,
    unitId: unit!.id,
    authorId: people[1]!.id,
    flags: FLAGS,
    settled: SETTLED,
  });
  await sql.unsafe("vacuum analyze");
  return leader;
}
