import { and, desc, eq, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { cases } from "#db/schema/cases.ts";
import { keptCases } from "#db/schema/kept.ts";
import { units } from "#db/schema/units.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { KEPT_PER_PAGE, keptColumns, keptPage, keptTitles, ownKept } from "#domains/kernel/kept.ts";
import { UUID } from "#lib/text/urls.ts";
import { rowColumns } from "../queries.ts";
import { visibleCases } from "../visibility.ts";

/** What a reader sees of a case beside its text: whether they keep it. */
export type CaseStanding = { isKept: boolean };

/** Null where the actor may not read it. */
export async function findCaseStanding(actor: Actor, caseId: string, on: Reader = db): Promise<CaseStanding | null> {
  if (!UUID.test(caseId)) return null;
  const [row] = await on
    .select({ isKept: sql<boolean>`${keptCases.id} is not null` })
    .from(cases)
    .leftJoin(keptCases, and(eq(keptCases.subjectId, cases.id), eq(keptCases.memberId, memberId(actor))))
    .where(and(eq(cases.id, caseId), visibleCases(actor)));
  return row ?? null;
}

/**
 * What the actor keeps and may read at present, the last kept first; `before` is the id behind which a page goes on. What is
 * withdrawn or in a unit that they have left is not there, and is again when they may read it again.
 */
export async function listKeptCases(actor: Actor, before: string | null = null, on: Reader = db) {
  const rows = await on
    .select({ ...rowColumns, ...keptColumns(keptCases) })
    .from(cases)
    .innerJoin(keptCases, eq(keptCases.subjectId, cases.id))
    .leftJoin(units, eq(units.id, cases.unitId))
    .where(and(ownKept(keptCases, actor, before), visibleCases(actor)))
    .orderBy(desc(keptCases.id))
    .limit(KEPT_PER_PAGE + 1);
  return keptPage(rows);
}

/** All of them, in words: to be taken along. */
export const listKeptCaseTitles = (actor: Actor, on: Reader = db) =>
  keptTitles((before) => listKeptCases(actor, before, on));
