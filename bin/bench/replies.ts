import type postgres from "postgres";
import { median, percentile, timedInLanes } from "./figures.ts";
import { POST_TEXT } from "./large.ts";
import { startWorker } from "./worker.ts";

const WRITERS = 20;
const REPLIES = 2_000;
/** More people than writers, so that nobody meets the limit of replies. */
const PEOPLE = 400;
const WARM_ROUNDS = 3;
const ROUNDS = 3;

/** The middle one of three rounds in which twenty people write at once, each in one of `threads`, through the command as web runs it. */
export async function repliesIn(sql: postgres.Sql, threads: { id: string }[]) {
  const { reply } = await import("#domains/forum/posts/commands/reply.ts");
  const { findActor } = await import("#domains/accounts/queries.ts");
  const rows = await sql<{ id: string }[]>`select id from members order by random() limit ${PEOPLE}`;
  const actors = await Promise.all(rows.map(({ id }) => findActor(id)));
  const write = (i: number) =>
    reply(actors[i % actors.length]!, {
      threadId: threads[i % threads.length]!.id,
      text: `第${i}条回复：${POST_TEXT}`,
      idempotencyKey: crypto.randomUUID(),
    });
  const round = async (times: number) => {
    await sql`delete from rate_limits`;
    return timedInLanes(WRITERS, times, write);
  };
  const middle = async () => {
    const rounds: number[][] = [];
    for (let n = 0; n < ROUNDS; n++) rounds.push(await round(REPLIES));
    return rounds.sort((a, b) => percentile(a, 0.95) - percentile(b, 0.95))[1]!;
  };
  // After the checkpoint that ends the planting each page is logged whole when it is first touched: not what is measured.
  for (let n = 0; n < WARM_ROUNDS; n++) await round(REPLIES);
  return middle;
}

/** Replies in many threads; then the same while the worker handles what is written, as it does in the product. */
export async function measureReplies(sql: postgres.Sql, databaseUrl: string, threads: { id: string }[]) {
  const middle = await repliesIn(sql, threads);
  const alone = await middle();
  const worker = await startWorker(databaseUrl);
  const together = await middle();
  await worker.stop();
  return {
    "reply-ms": median(alone),
    "reply-p95-ms": percentile(alone, 0.95),
    "reply-beside-worker-ms": median(together),
    "reply-beside-worker-p95-ms": percentile(together, 0.95),
  };
}
