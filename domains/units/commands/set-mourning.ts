import { organisation } from "#db/schema/kernel.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { SetMourning } from "../input.ts";
import { canAdministerUnits } from "../policy.ts";
import { findRootUnit } from "../queries.ts";

/** 哀悼: from the first to the last of these days every page is grey. */
export const setMourning = command({
  event: "units.mourning.set",
  input: SetMourning,
  load: (tx, actor) => findRootUnit(actor, tx),
  allow: canAdministerUnits,
  async run(tx, { input: { from, until }, subject: root }) {
    if (from === "" && until !== "") throw invalid("from", "required");
    if (until === "" && from !== "") throw invalid("until", "required");
    if (until < from) throw invalid("until", "beforeFirst");
    await tx.update(organisation).set({ mourningFrom: from || null, mourningUntil: until || null });
    return { id: root.id, unitId: root.id, tags: ["organisation"], payload: { from, until } };
  },
});
