import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { findDuty } from "../duties.ts";
import { NoteReading } from "../input.ts";
import { depthPerSecond, SILENCE_MAX_MS } from "../proof.ts";

/**
 * A reader's page says that it is being read. The time is the server's: what passed since the last word of this person on
 * any bulletin, so that two windows at once are one reader, and nothing after a silence or while the page was out of sight.
 * How far down they were is the browser's word; it counts as far as the time that is proven lets one come.
 */
export const noteReading = command({
  event: "bulletins.reading.noted",
  input: NoteReading,
  isPrivate: true,
  limit: "bulletins.reading.noted",
  load: (tx, actor, { bulletinId }) => findDuty(actor, bulletinId, tx),
  allow: (actor) => actor.kind === "member",
  async run(tx, { actor, input, subject: { needed } }) {
    const proof = await credit(tx, memberId(actor), { ...input, needed });
    return { id: input.bulletinId, needed, ...proof };
  },
});

type Word = { bulletinId: string; depth: number; isFirst: boolean; needed: number };

async function credit(tx: Tx, member: string, { bulletinId, depth, isFirst, needed }: Word) {
  await tx.execute(sql`select from bulletin_reading where member_id = ${member} order by bulletin_id for update`);
  const [row] = await tx.execute<{ millis: number; depth: number }>(sql`
    insert into bulletin_reading as r (member_id, bulletin_id, last_beat_at)
    values (${member}, ${bulletinId}, clock_timestamp())
    on conflict (member_id, bulletin_id) do update set
      last_beat_at = excluded.last_beat_at,
      millis = r.millis + ${isFirst ? sql`0` : SINCE_LAST},
      depth = greatest(r.depth, least(${depth}::int,
        r.depth + floor(${isFirst ? sql`0` : SINCE_LAST} / 1000.0 * ${depthPerSecond(needed)}::float8)::int))
    returning millis, r.depth`);
  return row!;
}

const SINCE_LAST = sql`(case when r.last_beat_at > excluded.last_beat_at - ${`${SILENCE_MAX_MS} ms`}::interval
  then greatest(0, extract(epoch from excluded.last_beat_at - (
    select max(o.last_beat_at) from bulletin_reading o where o.member_id = r.member_id)) * 1000)::int
  else 0 end)`;
