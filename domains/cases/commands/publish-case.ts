import { and, eq, isNotNull, sql } from "drizzle-orm";
import { cases } from "#db/schema/cases.ts";
import { units } from "#db/schema/units.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { problemsOf } from "../drafts/problems.ts";
import { findCaseToChange } from "../drafts/queries.ts";
import { writeQuestions } from "../drafts/questions.ts";
import { PublishCase } from "../input.ts";
import { canPublishCase } from "../policy.ts";
import { isBlankRow } from "../rows.ts";
import { caseTags } from "../tags.ts";

/** Opens a case to its readers, as it was read by whoever publishes it. */
export const publishCase = command({
  event: "cases.case.published",
  input: PublishCase,
  load: (tx, actor, { caseId }) => findCaseToChange(actor, caseId, tx),
  allow: canPublishCase,
  async run(tx, { actor, input: { caseId, version }, subject }) {
    if (subject.version !== version) throw new DomainError("conflict");
    if (problemsOf(subject).length > 0) throw invalid("form", "caseNotReady");
    const outOfUse = and(eq(units.id, subject.unitId ?? caseId), isNotNull(units.deactivatedAt));
    if (await tx.query.units.findFirst({ where: outOfUse })) throw invalid("form", "unitInactive");
    const questions = subject.questions.filter((question) => !isBlankRow(question));
    await writeQuestions(tx, caseId, questions);
    await tx
      .update(cases)
      .set({
        steps: subject.steps.filter((row) => !isBlankRow(row)),
        clauses: subject.clauses.filter((row) => !isBlankRow(row)),
        lessons: subject.lessons.filter((row) => !isBlankRow(row)),
        publishedAt: sql`now()`,
        publishedBy: memberId(actor),
      })
      .where(eq(cases.id, caseId));
    const { title, unitId } = subject;
    const payload = { caseId, questionIds: questions.map((question) => question.id), title, unitId };
    return { id: caseId, unitId, tags: caseTags(caseId), payload };
  },
});
