import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db, type Tx } from "#db/client.ts";
import { castOf } from "#db/testing/cast.ts";
import { plantBoard, plantThread } from "#db/testing/forum.ts";
import { askedIn, scannedIn } from "#db/testing/plans.ts";
import { forgetQuotes } from "./forget-quotes.ts";

test("among many posts those that quote one are found by its threads, and no table is read from end to end", async () => {
  const cast = await castOf();
  const [author, unitId] = [await cast.member("works-1"), cast.unit("works")];
  const board = await plantBoard(unitId);
  const plant = () => plantThread({ boardId: board.id, unitId }, author, [{ by: author }, { by: author }]);
  const [thread, other, crowd] = [await plant(), await plant(), await plant()];
  await db.execute(sql`insert into posts (thread_id, number, author_id, body)
    select ${crowd.id}, n, ${author.id}, '{"type":"doc","content":[]}' from generate_series(3, 20000) n`);
  await db.execute(sql`insert into post_revisions (post_id, revision, body, written_at)
    select id, 1, body, now() from posts where thread_id = ${crowd.id}`);
  const postId = thread.postIds[1]!;
  await db.execute(sql`insert into post_places (thread_id, number, post_id, moved_by)
    values (${other.id}, 9, ${postId}, ${postId})`);
  await db.execute(sql`analyze`);
  const asked = await askedIn(() => forgetQuotes(db as unknown as Tx, postId, { threadId: thread.id, number: 2 }));
  expect(asked.length).toBe(5);
  for (const call of asked)
    expect([call.query, await scannedIn(call, ["posts", "post_revisions"])]).toEqual([call.query, []]);
});
