import { type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { Role } from "#db/enums/roles.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { DRAFT_READERS } from "../policy.ts";

/** A delegation that counts at this moment, as its delegate has it. */
export type Mandate = { id: string; holderId: string; holderName: string; role: Role };

/** Asked by the clock of this very moment, not of when the transaction began: who waited for a lock may be too late. */
export const liveMandates = sql`(select d.id, d.holder_id, d.delegate_id, g.role, u.path from review_delegations d
  join grants g on g.id = d.grant_id and g.revoked_at is null
  join units u on u.id = g.unit_id and u.deactivated_at is null
  where d.ended_at is null and d.starts_at <= clock_timestamp() and clock_timestamp() < d.ends_at)`;

/** Whether a role over `path` reaches what lies at `area`; null is the whole organisation. */
const covers = (path: SQL, area: string | null) =>
  area === null ? sql`nlevel(${path}) = 1` : sql`${path} @> ${area}::ltree`;

/** The same for a column that names a unit. */
export const coversUnit = (path: SQL, unitId: SQL) => sql`(case when ${unitId} is null then nlevel(${path}) = 1
  else ${path} @> (select path from units where id = ${unitId}) end)`;

/** In whose stead, and by which role, the viewer may say a word in an area now. */
export async function listMandates(viewer: Viewer, area: string | null, on: Reader = db): Promise<Mandate[]> {
  if (viewer.kind !== "member") return [];
  return on.execute<Mandate>(sql`
    select m.id, m.holder_id as "holderId", h.name as "holderName", m.role
    from ${liveMandates} m join members h on h.id = m.holder_id
    where m.delegate_id = ${viewer.id} and ${covers(sql`m.path`, area)} order by m.id`);
}

type StandIn = { memberId: string; onBehalfOf: string; role: Role };

/** Who stands in for one of these roles over an area, and still sees its working copies. */
export async function listStandIns(roles: Role[], area: string | null, on: Reader): Promise<StandIn[]> {
  if (roles.length === 0) return [];
  return on.execute<StandIn>(sql`
    select m.delegate_id as "memberId", m.holder_id as "onBehalfOf", m.role from ${liveMandates} m
    where m.role in ${roles} and ${covers(sql`m.path`, area)} and exists (
      select from grants g join units u on u.id = g.unit_id and u.deactivated_at is null
      where g.member_id = m.delegate_id and g.revoked_at is null and g.role in ${[...DRAFT_READERS]}
        and ${covers(sql`u.path`, area)})
    order by m.id`);
}
