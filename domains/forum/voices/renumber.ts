import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { announce } from "#domains/kernel/notices.ts";
import { voiceName } from "#lib/reserved-names.ts";

type Named = { id: string; number: number; isTaken: boolean };

/**
 * After posts were moved: of two voices with the same number in one thread the one that came gets another, which no voice
 * has had in any of the threads where it speaks. Whoever spoke first in the thread has their number there, wherever their
 * posts went since. So a number means one voice wherever it is read. The threads are locked.
 * Answers with the new names, by the number that posts of theirs had in the thread that was left: quotes bear them too.
 */
export async function renumberVoices(tx: Tx, { from, to, postIds, actionId }: Arrival): Promise<Map<number, string>> {
  const came = await tx.execute<Named>(sql`select v.voice_id as id, v.number, exists (
      select from voices other where other.number = v.number and other.voice_id <> v.voice_id
        and (other.thread_id = ${to}::uuid or exists (
          select from posts p where p.author_id = other.voice_id and p.thread_id = ${to}::uuid))) as "isTaken"
    from voices v where v.voice_id in (select author_id from posts where id = any(${`{${postIds.join(",")}}`}::uuid[]))
    order by v.number, v.voice_id`);
  const names = new Map<number, string>();
  for (const { id, number, isTaken } of came) {
    if (!isTaken) await noteNumber(tx, number, to);
    else {
      const name = voiceName(await giveNext(tx, id, to));
      await tx.update(members).set({ name }).where(eq(members.id, id));
      await announce(tx, "cache_tags", [`member:${id}`, "forum"]);
      for (const said of await saidIn(tx, id, { from, actionId })) names.set(said.number, name);
    }
  }
  return names;
}

type Arrival = { from: string; to: string; postIds: string[]; actionId: string };

const saidIn = (tx: Tx, voiceId: string, { from, actionId }: Pick<Arrival, "from" | "actionId">) =>
  tx.execute<{ number: number }>(sql`select coalesce(moved.number, p.number) as number from posts p
    left join post_places moved on moved.post_id = p.id and moved.thread_id = ${from}::uuid and moved.moved_by = ${actionId}::uuid
    where p.author_id = ${voiceId}::uuid and (p.thread_id = ${from}::uuid or moved.number is not null)`);

/** The threads in which it speaks, or spoke first. */
const heardIn = (voiceId: string, to: string) => sql`select thread_id from posts where author_id = ${voiceId}::uuid
  union select thread_id from voices where voice_id = ${voiceId}::uuid union select ${to}::uuid`;

/** The same of those who said some posts: a move locks these threads too, since a number is given in all of them. */
export const heardBeside = (postIds: string) => sql`select p.thread_id from posts p
    where p.author_id in (select v.voice_id from voices v join posts said on said.author_id = v.voice_id
      where said.id = any(${postIds}::uuid[]))
  union select v.thread_id from voices v join posts said on said.author_id = v.voice_id
    where said.id = any(${postIds}::uuid[]) and v.thread_id is not null`;

async function giveNext(tx: Tx, voiceId: string, to: string): Promise<number> {
  const [next] = await tx.execute<{ number: number }>(sql`with heard as (
      select max(last_voice_number) + 1 as number from threads where id in (${heardIn(voiceId, to)})
    ), noted as (
      update threads set last_voice_number = heard.number from heard where id in (${heardIn(voiceId, to)})
    ), named as (
      update voices set number = heard.number from heard where voice_id = ${voiceId}::uuid
    ) select number from heard`);
  return next!.number;
}

/** The next voice here gets a number above. */
const noteNumber = (tx: Tx, number: number, to: string) =>
  tx.execute(
    sql`update threads set last_voice_number = greatest(last_voice_number, ${number}::int) where id = ${to}::uuid`,
  );
