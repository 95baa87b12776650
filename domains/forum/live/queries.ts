import { and, asc, gt, inArray, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { events } from "#db/schema/kernel.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { findThread } from "../threads/queries.ts";
import type { LiveMessage } from "./hub.ts";

/** Events that a thread's readers hear of; their payload names thread and number. */
const HEARD = ["forum.post.replied", "moderation.post.approved", "forum.post.reacted"];
/** Who was away longer reads the page anew anyway. */
const REPLAY_MAX = 100;
const LOOK_BACK_SEQS = 20_000;
/** A number is drawn before its transaction commits, so that a lower one may come later. */
const OVERLAP_SEQS = 64;

/** What the readers of a thread have missed since event `after`, oldest first; some they may have heard already. */
export async function listMissed(
  viewer: Viewer,
  threadId: string,
  after: number,
  on: Reader = db,
): Promise<LiveMessage[]> {
  const thread = await findThread(viewer, threadId, on);
  if (!thread) return [];
  const rows = await on
    .select()
    .from(events)
    .where(
      and(
        inArray(events.name, HEARD),
        gt(events.seq, after - OVERLAP_SEQS),
        sql`${events.seq} > (select coalesce(max(seq), 0) from events) - ${LOOK_BACK_SEQS}::int`,
        sql`${events.payload} ->> 'threadId' = ${threadId}`,
        sql`coalesce(${events.payload} ->> 'isPending', 'false') = 'false'`,
        sql`(${events.name} <> 'forum.post.reacted' or ${events.payload} ? 'count')`,
      ),
    )
    .orderBy(asc(events.seq))
    .limit(REPLAY_MAX);
  return rows.map((row) => ({
    seq: row.seq,
    event: row.name,
    area: row.unitId,
    topic: `thread:${threadId}`,
    data: dataOf(row.payload),
  }));
}

/** A reaction tells what its kind came to; one that changed nothing has no figure and is not told again. */
const dataOf = ({ number, kind, count }: Record<string, unknown>): LiveMessage["data"] => ({
  number: Number(number),
  ...(typeof kind === "string" && { kind, count: Number(count) }),
});
