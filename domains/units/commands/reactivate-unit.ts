import { eq } from "drizzle-orm";
import { units } from "#db/schema/units.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { UnitRef } from "../input.ts";
import { canAdministerUnits } from "../policy.ts";
import { findUnitToChange } from "../tree.ts";

/** Takes a unit into use again, where the unit above it is in use. */
export const reactivateUnit = command({
  event: "units.unit.reactivated",
  input: UnitRef,
  load: (tx, actor, input) => findUnitToChange(actor, input.unitId, tx),
  allow: canAdministerUnits,
  async run(tx, { subject: unit }) {
    const above = unit.parentId && (await tx.query.units.findFirst({ where: eq(units.id, unit.parentId) }));
    if (above && above.deactivatedAt !== null) throw invalid("form", "parentInactive");
    await tx.update(units).set({ deactivatedAt: null }).where(eq(units.id, unit.id));
    await announce(tx, "actors", { unit: unit.slug });
    return { id: unit.id, unitId: unit.id, tags: ["organisation"], payload: { slug: unit.slug } };
  },
});
