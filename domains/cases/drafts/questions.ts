import { and, eq, notInArray, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { caseQuestions } from "#db/schema/cases.ts";
import { invalid } from "#domains/kernel/errors.ts";

type Question = { id: string | null; text: string };

/**
 * Makes the questions of a case these, in this order. A question keeps its id, and with it its discussion; one that has a
 * discussion cannot be taken out (`questionDiscussed`), and one of another case cannot be taken over (`malformed`).
 */
export async function writeQuestions(tx: Tx, caseId: string, questions: Question[]): Promise<void> {
  const ofCase = eq(caseQuestions.caseId, caseId);
  const known = await tx.select({ id: caseQuestions.id }).from(caseQuestions).where(ofCase);
  const kept = questions.flatMap(({ id }) => (id ? [id] : []));
  if (new Set(kept).size < kept.length || kept.some((id) => !known.some((row) => row.id === id)))
    throw invalid("form", "malformed");
  await removeOthers(tx, caseId, kept);
  if (questions.length === 0) return;
  // Out of the way first: no two may stand at one place, not even for a moment.
  await tx
    .update(caseQuestions)
    .set({ position: sql`-1 - ${caseQuestions.position}` })
    .where(ofCase);
  await tx
    .insert(caseQuestions)
    .values(questions.map(({ id, text }, position) => ({ ...(id && { id }), caseId, position, text })))
    .onConflictDoUpdate({
      target: caseQuestions.id,
      set: { text: sql`excluded.text`, position: sql`excluded.position` },
    });
}

async function removeOthers(tx: Tx, caseId: string, kept: string[]) {
  const others = kept.length > 0 ? notInArray(caseQuestions.id, kept) : undefined;
  await tx
    .delete(caseQuestions)
    .where(and(eq(caseQuestions.caseId, caseId), others))
    .catch((error) => {
      throw isStillReferenced(error) ? invalid("form", "questionDiscussed") : error;
    });
}

/** PostgreSQL's foreign_key_violation: the discussion holds on to its question. */
const isStillReferenced = (error: { cause?: { code?: string } }) => error.cause?.code === "23503";
