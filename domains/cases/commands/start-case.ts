import { cases } from "#db/schema/cases.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { nextCaseNumber } from "../drafts/number.ts";
import { checkUnit } from "../drafts/target.ts";
import { StartCase } from "../input.ts";
import { canWriteCases } from "../policy.ts";

/** Begins a case and gives it its number. */
export const startCase = command({
  event: "cases.case.started",
  input: StartCase,
  load: async (_tx, actor) => actor,
  allow: canWriteCases,
  async run(tx, { actor, input }) {
    await checkUnit(tx, actor, input.unitId);
    const number = await nextCaseNumber(tx);
    const [row] = await tx
      .insert(cases)
      .values({ ...input, number, party: "", authorId: memberId(actor) })
      .returning({ id: cases.id });
    return { id: row!.id, unitId: input.unitId, payload: { number, title: input.title } };
  },
});
