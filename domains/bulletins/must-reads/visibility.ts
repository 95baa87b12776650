import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "#domains/kernel/actor.ts";
import { NAMED_FROM_PEOPLE } from "./policy.ts";

/**
 * Over `unit_people p`: those whom the actor may be told by name, in whichever unit's list. The own people of a leader;
 * of others only who stands among five or more in each of their units. Those below a unit do not count with it: a list
 * of all less a list of those below would be the few who are left.
 */
export const visibleNames = (actor: Actor): SQL => sql`(exists (
    select from memberships s join units u on u.id = s.unit_id
    where s.member_id = p.member_id and s.ended_at is null and u.path <@ any(${ledPaths(actor)}))
  or not exists (select from memberships s where s.member_id = p.member_id and s.ended_at is null and s.unit_id in (${smallUnits})))`;

const ledPaths = (actor: Actor) => {
  const led = actor.grants.filter(({ role }) => role === "leader").map(({ path }) => `"${path}"`);
  return sql`${`{${led.join(",")}}`}::ltree[]`;
};

/** Units in which fewer than five people stand directly. */
const smallUnits = sql`select s.unit_id from memberships s
  join members m on m.id = s.member_id and m.deactivated_at is null
  join units u on u.id = s.unit_id and u.deactivated_at is null
  where s.ended_at is null group by s.unit_id having count(distinct s.member_id) < ${NAMED_FROM_PEOPLE}::int`;
