import { eq } from "drizzle-orm";
import { units } from "#db/schema/units.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { ReorderUnit } from "../input.ts";
import { canAdministerUnits } from "../policy.ts";
import { childrenOf, findUnitToChange } from "../tree.ts";

/** One place up or down among its sisters: by button, so that it needs neither a mouse nor a steady hand. */
export const reorderUnit = command({
  event: "units.unit.reordered",
  input: ReorderUnit,
  load: (tx, actor, input) => findUnitToChange(actor, input.unitId, tx),
  allow: canAdministerUnits,
  async run(tx, { input, subject: unit }) {
    if (unit.parentId === null) throw invalid("form", "rootStays");
    const order = (await childrenOf(unit.parentId, tx)).map(({ id }) => id);
    const from = order.indexOf(unit.id);
    const to = from + (input.direction === "up" ? -1 : 1);
    const neighbour = order[to];
    if (from !== -1 && neighbour !== undefined) [order[from], order[to]] = [neighbour, unit.id];
    for (const [position, id] of order.entries()) await tx.update(units).set({ position }).where(eq(units.id, id));
    return { id: unit.id, unitId: unit.id, tags: ["organisation"], payload: { direction: input.direction } };
  },
});
