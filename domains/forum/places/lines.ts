import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import type { Move } from "./move.ts";

type Carried = Move & {
  /** Of the other thread, before. */
  lastNumber: number;
  lastShownNumber: number;
  count: number;
};

/**
 * What was moved is no news to whoever has read it, nor to whoever never opened the thread from which it came. Who had read
 * the other thread to its end stands at its end again, but for what was unread to them before; who had not, stays where
 * they are. No line goes back. In the thread that was left the line goes on to the next post that is still there.
 */
export async function carryLines(tx: Tx, move: Carried): Promise<void> {
  const { from, to, lastNumber, lastShownNumber, count } = move;
  await tx.execute(sql`update thread_members mine set
      last_read_number = greatest(mine.last_read_number, ${lastNumber}::int + coalesce(
        (select ${readOf(move)} from thread_members theirs
          where theirs.thread_id = ${from}::uuid and theirs.member_id = mine.member_id), ${count}::int))
    where mine.thread_id = ${to}::uuid and mine.last_read_number >= ${lastShownNumber}::int`);
  if (move.kind === "split") await tx.execute(followersAlong(move, sql`true`));
  if (move.kind === "merged") await tx.execute(followersAlong(move, sql`theirs.level_reason is not null`));
  await tx.execute(sql`update thread_members mine set last_read_number = greatest(mine.last_read_number, coalesce(
      (select min(number) from posts where thread_id = mine.thread_id and number > mine.last_read_number),
      (select last_number + 1 from threads where id = mine.thread_id)) - 1)
    where mine.thread_id = ${from}::uuid`);
}

/** Whoever follows a thread follows what is split from it and what it is merged into, unless they said otherwise there. */
const followersAlong = (move: Carried, whose: SQL): SQL => sql`
  insert into thread_members as mine (member_id, thread_id, level, level_reason, last_read_number)
  select theirs.member_id, ${move.to}::uuid, theirs.level,
    case when theirs.level_reason = 'opened' then 'wrote' else theirs.level_reason end,
    ${move.lastNumber}::int + ${readOf(move)}
  from thread_members theirs where theirs.thread_id = ${move.from}::uuid and ${whose}
  on conflict (member_id, thread_id) do update set level = excluded.level, level_reason = excluded.level_reason
  where mine.level_reason is null`;

/** How many of the moved posts, from the first on, somebody has read: `theirs` is their row in the thread that was left. */
const readOf = ({ from, actionId }: Carried): SQL => sql`(select count(*)::int from post_places
  where moved_by = ${actionId}::uuid and thread_id = ${from}::uuid and number <= theirs.last_read_number)`;
