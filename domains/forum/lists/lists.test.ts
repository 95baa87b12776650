import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { LIST_KINDS, type ListKind } from "#db/enums/lists.ts";
import { memberships } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { countQueries } from "#db/testing/count-queries.ts";
import { type PlantedPost, plantBoard, plantThread } from "#db/testing/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { readCursor } from "#lib/cursor.ts";
import { THREADS_PER_PAGE } from "../limits.ts";
import { followThread } from "../reading/commands/follow-thread.ts";
import { markRead } from "../reading/commands/mark-read.ts";
import { listUnread } from "../reading/queries.ts";
import { findThread } from "../threads/queries.ts";
import { ListQuery } from "./input.ts";
import { listOf, unreadOfLate, unreadOfOld } from "./kinds.ts";
import { countUnreadThreads, listByKind } from "./queries.ts";
import { rankThreads } from "./rank.ts";
import { findScope } from "./scope.ts";
import { pickThreads } from "./walk.ts";

type Person = Actor & { id: string };
let cast: Cast;
let author: Person;
const board: Record<string, { id: string; slug: string; unitId: string | null }> = {};
beforeAll(async () => {
  cast = await castOf();
  author = await cast.member("works-1");
  board.site = await plantBoard(null);
  board.works = await plantBoard(cast.unit("works"));
  board.office = await plantBoard(cast.unit("office"));
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
type Talk = { first?: number; last?: number; count?: number; by?: Person };
/** A thread of `count` posts, the first and the last so many days ago. */
async function talk(
  on: { id: string; unitId: string | null },
  { first = 1, last = first, count = 2, by = author }: Talk = {},
) {
  const at = (index: number) => daysAgo(index === count - 1 ? last : first);
  const planted: PlantedPost[] = Array.from({ length: count }, (_, index) => ({ by, at: at(index) }));
  return plantThread({ boardId: on.id, unitId: on.unitId }, by, planted, { createdAt: daysAgo(first) });
}
const idsOf = async (actor: Person, kind: ListKind, scope = {}) =>
  (await listByKind(actor, scope, { kind })).threads.map(({ id }) => id);

test("each list holds what its name says, of the areas that the reader may enter, and in its order", async () => {
  const reader = await cast.member("works-2");
  const late = await talk(board.works!, { first: 3, last: 1, count: 3 });
  const old = await talk(board.site!, { first: 200, last: 40, count: 3 });
  const lonely = await talk(board.site!, { first: 2, count: 1 });
  const own = await talk(board.works!, { first: 5, by: reader });
  const muted = await talk(board.works!, { first: 1 });
  const foreign = await talk(board.office!, { first: 1 });
  await markRead(reader, { threadId: old.id, number: 1 });
  await followThread(reader, { threadId: old.id, level: "watch" });
  await followThread(reader, { threadId: muted.id, level: "mute" });
  await rankThreads();
  const named = new Map(Object.entries({ late, old, lonely, own, muted, foreign }).map(([name, { id }]) => [id, name]));
  const lists = await Promise.all(
    LIST_KINDS.map(async (kind) => [kind, (await idsOf(reader, kind)).flatMap((id) => named.get(id) ?? [])]),
  );
  expect(Object.fromEntries(lists)).toEqual({
    latest: ["late", "lonely", "own", "old"],
    unread: ["late", "lonely", "own", "old"],
    new: ["lonely", "late", "own"],
    top: ["late", "own", "lonely"],
    followed: ["old"],
    unanswered: ["lonely"],
    mine: ["own"],
  });
});

test("the unread list, the badge and the figures of boards agree, whatever was read, muted, hidden or moved", async () => {
  const reader = await cast.member("works-2");
  for (let index = 0; index < 40; index++) {
    const on = [board.site!, board.works!, board.office!][index % 3]!;
    const { id } = await talk(on, { first: 1 + (index % 5) * 7, last: 1 + (index % 4) * 6, count: 1 + (index % 4) });
    if (index % 4 === 1) await markRead(reader, { threadId: id, number: 1 + (index % 3) }).catch(() => {});
    if (index % 7 === 2) await followThread(reader, { threadId: id, level: "mute" }).catch(() => {});
  }
  const all = (await db.select({ id: threads.id }).from(threads)).map(({ id }) => id);
  const expected = await listUnread(reader, all);
  const found: Record<string, number> = {};
  for (let before: string | null | undefined; before !== null; ) {
    const page: Awaited<ReturnType<typeof listByKind>> = await listByKind(
      reader,
      {},
      { kind: "unread", before: before ? readCursor(before) : null },
    );
    for (const { id, unread } of page.threads) found[id] = unread;
    before = page.next;
  }
  expect(found).toEqual(expected);
  expect(Object.keys(found).length).toBeGreaterThan(10);
  expect(await countUnreadThreads(reader)).toBe(Object.keys(expected).length);
  const perBoard = await Promise.all(
    [board.site, board.works, board.office].map((each) => countUnreadThreads(reader, { boardId: each!.id })),
  );
  expect(perBoard[2]).toBe(0);
  expect(perBoard[0]! + perBoard[1]!).toBe(Object.keys(expected).length);
  for (const id of Object.keys(found)) expect(await findThread(reader, id)).not.toBeNull();
});

test("pages of every list follow each other without gap or repeat, pinned threads and equal instants among them", async () => {
  const reader = await cast.member("logistics-1");
  const on = await plantBoard(cast.unit("logistics"));
  const at = daysAgo(1);
  for (let index = 0; index < THREADS_PER_PAGE * 2 + 3; index++)
    await plantThread({ boardId: on.id, unitId: on.unitId }, reader, [{ by: reader, at }], {
      createdAt: at,
      ...(index % 20 === 0 && { pinnedBy: crypto.randomUUID() }),
    });
  await db.execute(sql`insert into thread_members (member_id, thread_id, level)
    select ${author.id}, id, 'watch' from threads where board_id = ${on.id}`);
  await rankThreads();
  const leader = await cast.leader("logistics");
  await db.execute(
    sql`insert into thread_members (member_id, thread_id, level) select ${leader.id}, id, 'watch' from threads where board_id = ${on.id}`,
  );
  const readers: Partial<Record<ListKind, Person>> = { mine: reader, followed: leader };
  for (const kind of LIST_KINDS)
    for (const scope of [{ boardId: on.id }, { unitId: on.unitId }]) {
      const found: string[] = [];
      for (let before: string | null | undefined; before !== null; ) {
        const page: Awaited<ReturnType<typeof listByKind>> = await listByKind(
          readers[kind] ?? (await cast.member("logistics-1")),
          scope,
          {
            kind,
            before: before ? readCursor(before) : null,
          },
        );
        found.push(...page.threads.map(({ id }) => id));
        before = page.next;
      }
      expect(new Set(found).size, kind).toBe(found.length);
      expect(found.length, kind).toBe(THREADS_PER_PAGE * 2 + 3);
      if (kind !== "top") expect(found, kind).toEqual([...found].sort().reverse());
    }
});

test("an order that is none of the lists is no list: neither a column nor SQL in the place of a name, nor two of them", () => {
  const odd = [
    "author_email desc",
    "week'; drop table posts; --",
    "score,(select 1)",
    "1000000",
    "constructor",
    ["week", "week"],
  ];
  for (const value of odd)
    for (const field of ["period", "board", "unit"])
      expect(ListQuery.safeParse({ [field]: value }).success, `${field}=${value}`).toBe(
        field !== "period" && ["1000000", "constructor"].includes(String(value)),
      );
  // What the schema does not name is not there: nothing can be sorted or narrowed by it.
  expect(ListQuery.parse({ sort: "email", order: "asc", page: "1000000", where: "1=1" })).toEqual({});
});

test("who leaves a unit finds nothing of it on any list from that moment on, nor at the badge", async () => {
  const leaver = await cast.member("works-2");
  const thread = await talk(board.works!, { first: 1, by: leaver });
  await followThread(leaver, { threadId: thread.id, level: "watch" });
  await rankThreads();
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.memberId, leaver.id));
  const gone = await cast.again(leaver.id);
  for (const kind of LIST_KINDS) expect(await idsOf(gone, kind), kind).not.toContain(thread.id);
  expect(await countUnreadThreads(gone, { boardId: board.works!.id })).toBe(0);
  expect(await findScope(gone, { board: board.works!.slug })).toBeNull();
  expect(await findScope(gone, { unit: "works" })).toBeNull();
  expect(await findScope(gone, { unit: "nowhere" })).toBeNull();
});

test("what is talked about most is counted from what readers see, reactions included, and forgets what is over", async () => {
  const on = await plantBoard(null);
  const [quiet, hot, hidden, over] = [
    await talk(on, { count: 3 }),
    await talk(on, { count: 2 }),
    await talk(on, { count: 5 }),
    await talk(on, { first: 20, count: 9 }),
  ];
  await db
    .update(posts)
    .set({ reactionCounts: { agree: 4 } })
    .where(eq(posts.threadId, hot.id));
  await db.update(posts).set({ pendingSince: new Date() }).where(sql`thread_id = ${hidden.id} and number > 1`);
  await rankThreads();
  await rankThreads();
  const week = await listByKind(author, { boardId: on.id }, { kind: "top", period: "week" });
  expect(week.threads.map(({ id }) => id)).toEqual([hot.id, quiet.id, hidden.id]);
  const month = await listByKind(author, { boardId: on.id }, { kind: "top", period: "month" });
  expect(month.threads.map(({ id }) => id)).toEqual([hot.id, over.id, quiet.id, hidden.id]);
});

test("lists and badge cost few queries and walk indexes: no scan of all threads, and none of all that people have read", async () => {
  const reader = await cast.member("office-2");
  const on = await plantBoard(null);
  await db.execute(sql`insert into threads (board_id, title, author_id, post_count, last_number, last_shown_number, last_post_at, created_at)
    select ${on.id}, 'x', ${author.id}, 1 + i % 9, 9, 9, now() - i * interval '10 minutes', now() - i * interval '20 minutes'
    from generate_series(1, 12000) i`);
  await db.execute(sql`insert into thread_members (member_id, thread_id, last_read_number, level)
    select m.id, t.id, 4, 'watch' from (select id from threads order by id limit 1500) t, members m on conflict do nothing`);
  await db.execute(sql`analyze threads`);
  await db.execute(sql`analyze thread_members`);
  const planOf = async (list: ReturnType<typeof listOf>) => {
    const rows = await db.execute<{ "QUERY PLAN": string }>(
      sql`explain ${pickThreads(reader, list, {}, { limit: 31 })}`,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };
  const lists = {
    latest: listOf(reader, { kind: "latest" }),
    unread: unreadOfLate(reader),
    old: unreadOfOld(reader),
    unanswered: listOf(reader, { kind: "unanswered" }),
  };
  for (const [name, list] of Object.entries(lists)) {
    const plan = await planOf(list);
    expect(plan, name).not.toMatch(/Seq Scan on (threads|thread_members|posts)/);
    if (name !== "old") expect(plan, name).toMatch(/threads_unit|threads_unanswered/);
  }
  const { queries } = await countQueries(() => listByKind(reader, {}, { kind: "unread" }));
  expect(queries).toBeLessThanOrEqual(3);
});
