import { eq } from "drizzle-orm";
import { cases } from "#db/schema/cases.ts";
import { command } from "#domains/kernel/command.ts";
import { findCaseToChange } from "../drafts/queries.ts";
import { WithdrawCase } from "../input.ts";
import { canWithdrawCase } from "../policy.ts";
import { caseTags } from "../tags.ts";

/** Takes a case away from its readers, for correction or for good; its discussions rest with it. */
export const withdrawCase = command({
  event: "cases.case.withdrawn",
  input: WithdrawCase,
  load: (tx, actor, { caseId }) => findCaseToChange(actor, caseId, tx),
  allow: canWithdrawCase,
  async run(tx, { input: { caseId, reason }, subject: { title, unitId } }) {
    await tx.update(cases).set({ publishedAt: null, publishedBy: null }).where(eq(cases.id, caseId));
    return { id: caseId, unitId, tags: caseTags(caseId), payload: { caseId, title, unitId, reason } };
  },
});
