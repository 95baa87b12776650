import { organisation } from "#db/schema/kernel.ts";
import { command } from "#domains/kernel/command.ts";
import { SetImprint } from "../input.ts";
import { canAdministerUnits } from "../policy.ts";
import { findRootUnit } from "../queries.ts";

/** What stands in the footer of every page. */
export const setImprint = command({
  event: "units.imprint.set",
  input: SetImprint,
  load: (tx, actor) => findRootUnit(actor, tx),
  allow: canAdministerUnits,
  async run(tx, { input: imprint, subject: root }) {
    await tx.update(organisation).set({ imprint });
    return { id: root.id, unitId: root.id, tags: ["organisation"], payload: imprint };
  },
});
