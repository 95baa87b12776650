import { and, eq, isNull, ne } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { memberships } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Unit } from "#domains/units/tree.ts";
import { canAdministerPeople } from "../policy.ts";
import { findPersonToChange, type Person } from "../register/subject.ts";

/** A person and a unit: what a change of place is about. The unit stays as it is until the change is written. */
export type Placement = { person: Person; unit: Unit };

export async function findPlacement(
  actor: Actor,
  { memberId, unitId }: { memberId: string; unitId: string },
  tx: Tx,
): Promise<Placement | null> {
  const person = await findPersonToChange(actor, memberId, tx);
  const [unit] = await tx.select().from(units).where(eq(units.id, unitId)).for("share");
  return person && unit ? { person, unit } : null;
}

export const canPlace = (actor: Actor, _placement: Placement) => canAdministerPeople(actor);

/** The person's present membership in the unit. */
export const isPresent = (memberId: string, unitId: string) =>
  and(eq(memberships.memberId, memberId), eq(memberships.unitId, unitId), isNull(memberships.endedAt));

/** Whether the person belongs to another unit, too. */
export async function hasOtherUnit(memberId: string, unitId: string, tx: Tx): Promise<boolean> {
  const others = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.memberId, memberId), ne(memberships.unitId, unitId), isNull(memberships.endedAt)))
    .limit(1);
  return others.length > 0;
}
