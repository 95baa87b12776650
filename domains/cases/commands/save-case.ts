import { eq, sql } from "drizzle-orm";
import { cases } from "#db/schema/cases.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { findCaseToChange } from "../drafts/queries.ts";
import { writeQuestions } from "../drafts/questions.ts";
import { checkUnit } from "../drafts/target.ts";
import { SaveCase } from "../input.ts";
import { canEditCase } from "../policy.ts";
import { applyDeed } from "../rows.ts";

const BLANK_STEP = { when: "", title: "", text: "", amountYuan: null, turning: false };
const BLANK_CLAUSE = { law: "", article: "", text: "", act: "" };

/** Saves a case that is being written, with a row more or less where a button asked for it. */
export const saveCase = command({
  event: "cases.case.saved",
  input: SaveCase,
  load: (tx, actor, { caseId }) => findCaseToChange(actor, caseId, tx),
  allow: canEditCase,
  async run(tx, { actor, input, subject }) {
    const { caseId, version, deed, steps, clauses, lessons, questions, ...facts } = input;
    if (subject.version !== version) throw new DomainError("conflict");
    if (facts.unitId !== subject.unitId) await checkUnit(tx, actor, facts.unitId);
    await tx
      .update(cases)
      .set({
        ...facts,
        steps: applyDeed("steps", steps, BLANK_STEP, deed),
        clauses: applyDeed("clauses", clauses, BLANK_CLAUSE, deed),
        lessons: applyDeed("lessons", lessons, { heading: "", text: "" }, deed),
        updatedAt: sql`clock_timestamp()`,
      })
      .where(eq(cases.id, caseId));
    await writeQuestions(tx, caseId, applyDeed("questions", questions, { id: null, text: "" }, deed));
    return { id: caseId, unitId: facts.unitId, at: deed?.kind ?? null };
  },
});
