import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { findDuty } from "../duties.ts";
import { NoteReading } from "../input.ts";
import { SILENCE_MAX_MS } from "../proof.ts";

/**
 * A reader's page says that it is being read. The time is the server's: what passed since the last word of this person on
 * any bulletin, so that two windows at once are one reader, and nothing after a silence.
 */
export const noteReading = command({
  event: "bulletins.reading.noted",
  input: NoteReading,
  isPrivate: true,
  limit: "bulletins.reading.noted",
  load: (tx, actor, { bulletinId }) => findDuty(actor, bulletinId, tx),
  allow: (actor) => actor.kind === "member",
  async run(tx, { actor, input: { bulletinId, depth }, subject: { needed } }) {
    const proof = await credit(tx, memberId(actor), bulletinId, depth);
    return { id: bulletinId, needed, ...proof };
  },
});

async function credit(tx: Tx, member: string, bulletinId: string, depth: number) {
  await tx.execute(sql`select from bulletin_reading where member_id = ${member} order by bulletin_id for update`);
  const [row] = await tx.execute<{ millis: number; depth: number }>(sql`
    insert into bulletin_reading as r (member_id, bulletin_id, depth, last_beat_at)
    values (${member}, ${bulletinId}, ${depth}, clock_timestamp())
    on conflict (member_id, bulletin_id) do update set
      depth = greatest(r.depth, excluded.depth),
      last_beat_at = excluded.last_beat_at,
      millis = r.millis + case when r.last_beat_at > excluded.last_beat_at - ${`${SILENCE_MAX_MS} ms`}::interval
        then greatest(0, extract(epoch from excluded.last_beat_at - (
          select max(o.last_beat_at) from bulletin_reading o where o.member_id = r.member_id)) * 1000)::int
        else 0 end
    returning millis, r.depth`);
  return row!;
}
