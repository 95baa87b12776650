import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "#domains/kernel/actor.ts";
import { NAMED_FROM_PEOPLE } from "./policy.ts";

/**
 * Over `unit_people p`: those whom the actor may be told by name, in whichever unit's list. The own people of a leader;
 * of others only who stands among five or more in each of their units. Those below a unit do not count with it: a list
 * of all less a list of those below would be the few who are left.
 */
export const visibleNames = (actor: Actor): SQL => sql`p.member_id not in (${hiddenPeople(actor)})`;

export const hiddenNames = (actor: Actor): SQL => sql`p.member_id in (${hiddenPeople(actor)})`;

/** Asked once for all rows: there are few of them. */
const hiddenPeople = (actor: Actor) => sql`select s.member_id from memberships s
  where s.ended_at is null and s.unit_id in (${smallUnits}) and not exists (
    select from memberships l join units u on u.id = l.unit_id
    where l.member_id = s.member_id and l.ended_at is null and u.path <@ any(${ledPaths(actor)}))`;

const ledPaths = (actor: Actor) => {
  const led = actor.grants.filter(({ role }) => role === "leader").map(({ path }) => `"${path}"`);
  return sql`${`{${led.join(",")}}`}::ltree[]`;
};

/** Units in which fewer than five people stand directly; no more than five are counted. */
const smallUnits = sql`select t.id from units t where t.deactivated_at is null and ${NAMED_FROM_PEOPLE}::int > (
  select count(*) from (select from memberships o join members m on m.id = o.member_id and m.deactivated_at is null
    where o.unit_id = t.id and o.ended_at is null limit ${NAMED_FROM_PEOPLE}::int) counted)`;
