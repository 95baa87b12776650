import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { members, memberships } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { UnitRef } from "../input.ts";
import { canAdministerUnits } from "../policy.ts";
import { childrenOf, findUnitToChange } from "../tree.ts";

/**
 * Takes a unit out of use: its area closes for everyone, its content stays. Nobody loses their place by it, so people
 * and the units below it must have moved on first (`unitHasPeople`, `unitHasChildren`).
 */
export const deactivateUnit = command({
  event: "units.unit.deactivated",
  input: UnitRef,
  load: (tx, actor, input) => findUnitToChange(actor, input.unitId, tx),
  allow: canAdministerUnits,
  async run(tx, { subject: unit }) {
    if (unit.parentId === null) throw invalid("form", "rootStays");
    if ((await childrenOf(unit.id, tx)).length > 0) throw invalid("form", "unitHasChildren");
    if (await hasPeople(unit.id, tx)) throw invalid("form", "unitHasPeople");
    await tx.update(units).set({ deactivatedAt: new Date() }).where(eq(units.id, unit.id));
    await announce(tx, "actors", { unit: unit.slug });
    return { id: unit.id, unitId: unit.id, tags: ["organisation"], payload: { slug: unit.slug } };
  },
});

async function hasPeople(unitId: string, tx: Tx): Promise<boolean> {
  const found = await tx
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(members, eq(members.id, memberships.memberId))
    .where(and(eq(memberships.unitId, unitId), isNull(memberships.endedAt), isNull(members.deactivatedAt)))
    .limit(1);
  return found.length > 0;
}
