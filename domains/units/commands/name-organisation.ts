import { organisation } from "#db/schema/kernel.ts";
import { command } from "#domains/kernel/command.ts";
import { NameOrganisation } from "../input.ts";
import { canAdministerUnits } from "../policy.ts";
import { findRootUnit } from "../queries.ts";

/** What the organisation calls itself in the masthead and in the titles of pages. */
export const nameOrganisation = command({
  event: "units.organisation.named",
  input: NameOrganisation,
  load: (tx, actor) => findRootUnit(actor, tx),
  allow: canAdministerUnits,
  async run(tx, { input, subject: root }) {
    await tx.update(organisation).set({ name: input.name, enName: input.enName });
    return { id: root.id, unitId: root.id, tags: ["organisation"], payload: { name: input.name } };
  },
});
