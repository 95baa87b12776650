import { and, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inHeldArea } from "#domains/units/visibility.ts";
import { besideCursor, type NameCursor, orderFrom, type Page, pageOf } from "../cursor.ts";
import { namedLike } from "../search.ts";

export const LED_PER_PAGE = 50;

export type LedMember = {
  id: string;
  name: string;
  units: { name: string; enName: string; post: string }[];
  /** Until when the person is muted in the leader's units; null when not. */
  mutedUntil: string | null;
};

/** Who belongs to the units that the actor leads: name, post, and whether muted there. Never an address, never an IP. */
export async function listLedMembers(
  actor: Actor,
  { q = "", cursor = null }: { q?: string; cursor?: NameCursor | null } = {},
  on: Reader = db,
): Promise<Page<LedMember>> {
  const led = (column: ReturnType<typeof sql>) => inHeldArea(actor, ["leader"], column);
  const found = await on
    .select({
      id: members.id,
      name: members.name,
      units: sql<
        LedMember["units"]
      >`(select coalesce(json_agg(json_build_object('name', u.name, 'enName', u.en_name, 'post', m.post)
        order by m.started_at, m.id), '[]') from memberships m join units u on u.id = m.unit_id
        where m.member_id = ${members}.id and m.ended_at is null and ${led(sql`u.id`)})`,
      mutedUntil: sql<string | null>`(select max(x.until) from mutes x where x.member_id = ${members}.id
        and x.lifted_by is null and x.until > now() and ${led(sql`x.unit_id`)})`,
    })
    .from(members)
    .where(
      and(
        isNull(members.deactivatedAt),
        sql`exists (select 1 from memberships m where m.member_id = ${members.id} and m.ended_at is null
          and ${led(sql`m.unit_id`)})`,
        namedLike(q),
        besideCursor(cursor),
      ),
    )
    .orderBy(...orderFrom(cursor))
    .limit(LED_PER_PAGE + 1);
  return pageOf(found, LED_PER_PAGE, cursor);
}
