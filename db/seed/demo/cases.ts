import type { Tx } from "#db/client.ts";
import { caseQuestions, cases } from "#db/schema/cases.ts";
import { cases as content } from "../content/cases/index.ts";
import type { SeedCase } from "../content/types.ts";
import { instantOf } from "./moments.ts";
import type { Cast } from "./people.ts";

/** Plants the cases with their questions; returns the ids of the questions by key of the case. */
export async function seedCases(tx: Tx, cast: Cast): Promise<Map<string, string[]>> {
  const questionIds = new Map<string, string[]>();
  for (const [index, seed] of content.entries()) questionIds.set(seed.key, await plant(tx, cast, seed, index + 1));
  return questionIds;
}

async function plant(tx: Tx, cast: Cast, seed: SeedCase, serial: number): Promise<string[]> {
  const at = instantOf(seed.published);
  const [row] = await tx
    .insert(cases)
    .values({
      number: `QF-${at.getFullYear()}-${String(serial).padStart(3, "0")}`,
      unitId: cast.unit(seed.unit),
      title: seed.title,
      lede: seed.lede,
      breach: seed.breachKind,
      party: `${seed.party.name}，${seed.party.gender}，${seed.party.born}年生`,
      partyPost: seed.party.post,
      span: `${month(seed.span.from)}—${month(seed.span.to)}`,
      amountYuan: seed.amountYuan,
      foundBy: seed.foundBy,
      outcome: seed.outcome,
      decidedOn: seed.decidedOn,
      steps: seed.steps.map(({ turning = false, ...step }) => ({ ...step, turning })),
      clauses: seed.clauses,
      lessons: seed.lessons,
      authorId: cast.member("editor"),
      isDemo: true,
      createdAt: at,
      updatedAt: at,
      publishedAt: at,
      publishedBy: cast.member("publisher"),
    })
    .returning({ id: cases.id });
  const questions = await tx
    .insert(caseQuestions)
    .values(seed.questions.map(({ text }, position) => ({ caseId: row!.id, position, text })))
    .returning({ id: caseQuestions.id });
  return questions.map(({ id }) => id);
}

/** `2021-09` as `2021年9月`. */
const month = (text: string) => text.replace(/^(\d{4})-0?(\d+)$/, "$1年$2月");
