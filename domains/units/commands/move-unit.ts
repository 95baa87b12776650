import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { units } from "#db/schema/units.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { MoveUnit } from "../input.ts";
import { canAdministerUnits } from "../policy.ts";
import { DEPTH_MAX, depthOf, findUnitToChange, nextPosition } from "../tree.ts";
import { isWithin } from "../visibility.ts";

/** Hangs a unit, with all below it, under another one. Every path of the subtree is written anew; grants and readers follow. */
export const moveUnit = command({
  event: "units.unit.moved",
  input: MoveUnit,
  async load(tx, actor, input) {
    const unit = await findUnitToChange(actor, input.unitId, tx);
    const parent = await findUnitToChange(actor, input.parentId, tx);
    return unit && parent && { unit, parent };
  },
  allow: canAdministerUnits,
  async run(tx, { subject: { unit, parent } }) {
    if (unit.parentId === null) throw invalid("parentId", "rootStays");
    if (unit.parentId === parent.id) throw invalid("parentId", "unitAlreadyThere");
    if (isWithin(parent.path, unit.path)) throw invalid("parentId", "belowItself");
    if (parent.deactivatedAt) throw invalid("parentId", "unitInactive");
    if (depthOf(parent.path) + (await heightOf(unit.path, tx)) > DEPTH_MAX) throw invalid("parentId", "tooDeep");
    const position = await nextPosition(parent.id, tx);
    await tx.update(units).set({ parentId: parent.id, position }).where(eq(units.id, unit.id));
    await tx
      .update(units)
      .set({ path: sql`${parent.path}::ltree || subpath(path, ${depthOf(unit.path) - 1})` })
      .where(sql`path <@ ${unit.path}::ltree`);
    await announce(tx, "actors", { unit: unit.slug });
    const payload = { from: unit.path, to: `${parent.path}.${unit.slug}` };
    return { id: unit.id, unitId: unit.id, tags: ["organisation"], payload };
  },
});

/** How many levels the subtree has, the unit itself included. */
async function heightOf(path: string, tx: Tx): Promise<number> {
  const [row] = await tx
    .select({ deepest: sql<number>`max(nlevel(path))::int` })
    .from(units)
    .where(sql`path <@ ${path}::ltree`);
  return (row?.deepest ?? depthOf(path)) - depthOf(path) + 1;
}
