import { z } from "zod";
import { announce, command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { removeDemoContent } from "../demo/content.ts";
import { removeDemoPeople } from "../demo/people.ts";
import { forgetDemoName, removeDemoPlaces } from "../demo/places.ts";
import { canAdministerUnits } from "../policy.ts";
import { findOrganisation, findRootUnit } from "../queries.ts";

/** Takes the demonstration away in one step: its content, its people, its units and columns, its name. What is real stays. */
export const clearDemo = command({
  event: "units.demo.cleared",
  input: z.object({}),
  load: (tx, actor) => findRootUnit(actor, tx),
  allow: canAdministerUnits,
  async run(tx, { actor, subject: root }) {
    if (!(await findOrganisation(actor, tx))?.demoSince) throw new DomainError("conflict");
    await removeDemoContent(tx);
    await removeDemoPeople(tx, actor.id);
    await removeDemoPlaces(tx);
    await forgetDemoName(tx);
    await announce(tx, "actors", { demo: "cleared" });
    return { id: root.id, unitId: root.id, tags: ["organisation"] };
  },
});
