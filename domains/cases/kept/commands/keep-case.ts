import { cases } from "#db/schema/cases.ts";
import { keptCases } from "#db/schema/kept.ts";
import { command } from "#domains/kernel/command.ts";
import { keepOrLetGo } from "#domains/kernel/kept.ts";
import { KeepCase } from "../../input.ts";
import { findCase } from "../../queries.ts";
import { visibleCases } from "../../visibility.ts";

/** 收藏: keeps a case to be found again, or lets it go. Whoever keeps what is nobody else's affair. */
export const keepCase = command({
  event: "cases.case.kept",
  input: KeepCase,
  limit: "cases.case.kept",
  isPrivate: true,
  load: (tx, actor, { caseId }) => findCase(actor, caseId, tx),
  allow: (actor) => actor.kind === "member",
  async run(tx, { actor, input: { caseId, isKept } }) {
    const listed = tx.select({ id: cases.id }).from(cases).where(visibleCases(actor));
    await keepOrLetGo(tx, actor, { table: keptCases, subjectId: caseId, isKept, listed });
    return { id: caseId };
  },
});
