import { eq } from "drizzle-orm";
import { units } from "#db/schema/units.ts";
import { announce, command } from "#domains/kernel/command.ts";
import { RenameUnit } from "../input.ts";
import { canAdministerUnits } from "../policy.ts";
import { findUnitToChange } from "../tree.ts";

/** New names in both languages; the slug, and with it every address, stays. */
export const renameUnit = command({
  event: "units.unit.renamed",
  input: RenameUnit,
  load: (tx, actor, input) => findUnitToChange(actor, input.unitId, tx),
  allow: canAdministerUnits,
  async run(tx, { input, subject: unit }) {
    await tx.update(units).set({ name: input.name, enName: input.enName }).where(eq(units.id, unit.id));
    await announce(tx, "actors", { unit: unit.slug });
    const payload = { before: unit.name, name: input.name };
    return { id: unit.id, unitId: unit.id, tags: ["organisation"], payload };
  },
});
