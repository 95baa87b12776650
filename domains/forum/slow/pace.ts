import { sql } from "drizzle-orm";
import { db, type Reader, type Tx } from "#db/client.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { isModerator } from "../policy.ts";
import { selvesOf } from "../voices/own.ts";

type Paced = { id: string; unitPath: string | null; slowMinutes: number | null; isAnonymous?: boolean };

/** Minutes until somebody may write again in a thread in slow mode; null where they may now. Moderators write as they must, under their name. */
export async function findSlowWait(actor: Actor, thread: Paced, on: Reader = db): Promise<number | null> {
  const { slowMinutes, unitPath, isAnonymous = false } = thread;
  if (slowMinutes === null || actor.id === null || (!isAnonymous && isModerator(actor, unitPath))) return null;
  const [row] = await on.execute<{ wait: number | null }>(sql`select
    ceil(extract(epoch from max(created_at) + make_interval(mins => ${slowMinutes}) - now()) / 60)::int as wait
    from posts where author_id = any(${selvesOf(sql`${actor.id}::uuid`)}) and thread_id = ${thread.id}::uuid
      and created_at > now() - make_interval(mins => ${slowMinutes})`);
  return row?.wait ?? null;
}

/**
 * Refuses, with the minutes that are left, whoever wrote in the thread a moment ago. What one person sends at the same
 * moment queues at their points (`forum.post.replied`), so that the second finds what the first has said.
 */
export async function refuseHasty(tx: Tx, actor: Actor, thread: Paced): Promise<void> {
  const wait = await findSlowWait(actor, thread, tx);
  if (wait !== null) throw invalid("form", "slowMode", { minutes: thread.slowMinutes!, wait: Math.max(wait, 1) });
}
