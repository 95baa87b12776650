import { eq, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { caseQuestions, cases } from "#db/schema/cases.ts";
import { caseTerms } from "#db/schema/search.ts";
import { termVector } from "#lib/text/search-terms.ts";

/** What a case tells, one line a part: what is searched, and what an excerpt is cut from. */
export const caseText = ({ lede, party, partyPost, outcome, steps, clauses, lessons }: Told): string =>
  [
    lede,
    [party, partyPost].filter(Boolean).join(" "),
    ...steps.flatMap(({ title, text }) => [title, text]),
    ...clauses.flatMap(({ law, article, text, act }) => [`${law} ${article}`, text, act]),
    outcome,
    ...lessons.flatMap(({ heading, text }) => [heading, text]),
  ]
    .filter((line) => line.trim() !== "")
    .join("\n");

type Told = Pick<
  typeof cases.$inferSelect,
  "lede" | "party" | "partyPost" | "outcome" | "steps" | "clauses" | "lessons"
>;

/** Notes anew what a case is found by. */
export async function noteCase(tx: Reader, caseId: string): Promise<void> {
  const [row] = await tx.select().from(cases).where(eq(cases.id, caseId));
  if (!row) return;
  const questions = await tx
    .select({ text: caseQuestions.text })
    .from(caseQuestions)
    .where(eq(caseQuestions.caseId, caseId));
  const terms = termVector([
    { text: `${row.title}\n${row.number}`, weight: "A" },
    { text: [caseText(row), ...questions.map(({ text }) => text)].join("\n"), weight: "C" },
  ]);
  await tx
    .insert(caseTerms)
    .values({ caseId, terms })
    .onConflictDoUpdate({ target: caseTerms.caseId, set: { terms: sql`excluded.terms` } });
}
