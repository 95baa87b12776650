import type postgres from "postgres";
import { median, timed } from "./figures.ts";

/** Threads that the reader has opened, and what everybody else has. */
const OWN_THREADS = 2_000;
const ROWS_A_MEMBER = 10;
const INBOX_ITEMS = 200_000;
const OWN_ITEMS = 1_000;
/** One board of a unit in each branch, and of the threads so many in a hundred. */
const BRANCHES = 20;
const OF_UNITS = 20;
const RUNS = 40;

/**
 * What a member asks for all day in a large forum, through the queries as web runs them, one after the other: the page of a
 * board with what is unread on it, the lists across boards, the inbox. After `measureReading`, whose people it uses.
 */
export async function measureLists(sql: postgres.Sql): Promise<Record<string, number>> {
  const one = await sql.reserve();
  const reader = await plantReader(one).finally(() => one.release());
  const { findActor } = await import("#domains/accounts/queries.ts");
  const { boardOverlay, BOARD_PATH } = await import("#domains/forum/overlay.ts");
  const { countUnreadThreads, listByKind } = await import("#domains/forum/lists/queries.ts");
  const { rankThreads } = await import("#domains/forum/lists/rank.ts");
  const { countUnread, listInbox } = await import("#domains/notifications/queries.ts");
  const actor = { ...(await findActor(reader))!, id: reader };
  const board = BOARD_PATH.exec("/forum/boards/bench-1")!;
  const asked: Record<string, () => Promise<unknown>> = {
    board: () => boardOverlay(actor, board),
    latest: () => listByKind(actor, {}, { kind: "latest" }),
    unread: () => listByKind(actor, {}, { kind: "unread" }),
    "unread-badge": () => countUnreadThreads(actor),
    followed: () => listByKind(actor, {}, { kind: "followed" }),
    mine: () => listByKind(actor, {}, { kind: "mine" }),
    new: () => listByKind(actor, {}, { kind: "new" }),
    unanswered: () => listByKind(actor, {}, { kind: "unanswered" }),
    top: () => listByKind(actor, {}, { kind: "top", period: "year" }),
    inbox: async () => [await listInbox(actor), await countUnread(actor)],
  };
  const figures: Record<string, number> = { "rank-ms": median(await timed(1, rankThreads)) };
  for (const [name, ask] of Object.entries(asked)) {
    await timed(10, ask);
    figures[`list-${name}-ms`] = median(await timed(RUNS, ask));
  }
  return figures;
}

/** On one connection: its tables of numbers are temporary. */
async function plantReader(sql: postgres.ReservedSql): Promise<string> {
  await sql.unsafe("set statement_timeout = 0");
  const [reader] = await sql<{ id: string }[]>`select id from members where sign_in_name = 'r2'`;
  await sql`insert into boards (slug, name, unit_id) select 'of-' || slug, name, id from units where slug ~ '^b[0-9]+$'`;
  await sql`update threads t set board_id = b.ids[1 + (hashtext(t.id::text) & 65535) % ${BRANCHES}],
      unit_id = b.units[1 + (hashtext(t.id::text) & 65535) % ${BRANCHES}]
    from (select array_agg(id order by slug) ids, array_agg(unit_id order by slug) units from boards where slug like 'of-%') b
    where (hashtext('x' || t.id::text) & 65535) % 100 < ${OF_UNITS}`;
  await sql`create temporary table numbered as select id, row_number() over () - 1 as n from threads`;
  await sql`create temporary table peopled as select id, row_number() over () - 1 as n from members`;
  await sql`insert into thread_members (member_id, thread_id, last_read_number, level, level_reason)
    select m.id, t.id, 5, case when k = 1 then 'watch' else 'normal' end, case when k = 1 then 'wrote' end
    from peopled m cross join generate_series(1, ${ROWS_A_MEMBER}) k
      join numbered t on t.n = (m.n * 7919 + k * 104729) % (select count(*) from numbered)
    on conflict do nothing`;
  // All that was said before the last days is read, but for every tenth thread.
  await sql`insert into thread_members (member_id, thread_id, last_read_number, level, level_reason)
    select ${reader!.id}, id, case when n % 10 = 0 then 3 else last_number end,
      case when n % 7 = 0 then 'watch' else 'normal' end, case when n % 7 = 0 then 'wrote' end
    from (select id, last_number, row_number() over (order by last_post_at desc) n from threads
      where last_post_at < now() - interval '3 days' limit ${OWN_THREADS}) t
    on conflict do nothing`;
  await sql`update posts set author_id = ${reader!.id} where number = 2 and thread_id in (
    select thread_id from thread_members where member_id = ${reader!.id} and level = 'watch')`;
  await sql`insert into inbox_items (member_id, kind, event_id, actor_id, thread_id, post_number, read_at)
    select case when i <= ${OWN_ITEMS} then ${reader!.id} else m.id end, 'reply', uuidv7(), m.id, t.id, 1,
      case when i % 3 = 0 then null else now() end
    from generate_series(1, ${INBOX_ITEMS}) i
      join peopled m on m.n = i % (select count(*) from peopled)
      join numbered t on t.n = i % (select count(*) from numbered)`;
  await sql.unsafe("vacuum analyze");
  return reader!.id;
}
