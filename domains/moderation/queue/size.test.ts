import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db, type Tx } from "#db/client.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import { plantBoard } from "#db/testing/forum.ts";
import { askedIn, scannedIn } from "#db/testing/plans.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { BADGE_LIMIT } from "#lib/badge.ts";
import { findFigures } from "./figures/queries.ts";
import { followPosts } from "./in-and-out.ts";
import { filterOf } from "./input.ts";
import { countByKind, countQueue, listQueue, QUEUE_PAGE } from "./queries.ts";
import { plantFlags } from "./testing.ts";

const FLAGS = 10_000;
const SETTLED = 20_000;

let cast: Cast;
let leaders: Record<string, Actor & { id: string }>;

beforeAll(async () => {
  cast = await castOf();
  const author = await cast.member("works-1");
  leaders = {
    "leader of the unit": await cast.leader("works"),
    "leader of everything": await cast.leader("group"),
    "leader of a quiet unit": await cast.leader("office"),
  };
  for (const [slug, flags] of [["works", FLAGS - 300] as const, ["office", 300] as const]) {
    const board = await plantBoard(cast.unit(slug));
    await plantFlags({ boardId: board.id, unitId: board.unitId, authorId: author.id, flags, settled: SETTLED });
  }
  await db.execute(sql`analyze`);
}, 60_000);

/** The few units and people of a test are read from end to end by right. */
const LARGE = ["queue_items", "flags", "posts", "threads", "appeals", "moderation_actions"];

test.each(["leader of the unit", "leader of everything", "leader of a quiet unit"])(
  "with ten thousand flags the queue of the %s is four queries, none of which reads a table from end to end",
  async (who) => {
    const leader = leaders[who]!;
    const views = [{}, { kind: "flags" }, { hands: "nobody" }, { hands: "mine" }, { late: "1" }, { unit: "works" }];
    const asked = await askedIn(async () => {
      await listQueue(leader);
      await countQueue(leader);
      await countByKind(leader, ["flags", "pending", "appeal"]);
      await findFigures(leader);
    });
    expect(asked.length).toBe(4);
    const more = await askedIn(async () => {
      for (const view of views) await listQueue(leader, filterOf(view));
    });
    for (const call of [...asked, ...more])
      expect([call.query, await scannedIn(call, LARGE)]).toEqual([call.query, []]);
  },
);

test("what waits or waited on posts is found by them when they are moved", async () => {
  const nothing = "01890000-0000-7000-8000-000000000000";
  const asked = await askedIn(() => followPosts(db as unknown as Tx, [nothing], { id: nothing, unitId: null }));
  expect(asked.length).toBe(2);
  for (const call of asked) expect([call.query, await scannedIn(call, LARGE)]).toEqual([call.query, []]);
});

test("a page of it is as long as any, told in full, and its count stops at a hundred", async () => {
  const leader = leaders["leader of the unit"]!;
  const page = await listQueue(leader);
  expect(page.length).toBe(QUEUE_PAGE);
  for (const item of page) expect(item).toMatchObject({ kind: "flags", flagCount: 1, reasons: ["insult"] });
  expect(await countQueue(leader)).toBe(BADGE_LIMIT);
  expect((await findFigures(leader)).handled).toBe(1_000);
});
