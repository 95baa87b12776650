import { and, asc, desc, eq, ne, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { BreachKind } from "#db/enums/forum.ts";
import { caseQuestions, cases } from "#db/schema/cases.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { type Cursor, writeCursor } from "#lib/cursor.ts";
import { UUID } from "#lib/text/urls.ts";
import { visibleCases } from "./visibility.ts";

export const CASES_PER_PAGE = 20;
const RELATED_MAX = 3;

/** A case as lists show it. */
export const rowColumns = {
  id: cases.id,
  number: cases.number,
  title: cases.title,
  lede: cases.lede,
  breach: cases.breach,
  span: cases.span,
  amountYuan: cases.amountYuan,
  unitSlug: units.slug,
  publishedAt: sql<Date>`${cases.publishedAt}`.mapWith(cases.publishedAt),
  /** Microseconds, for the cursor. */
  micros: sql<string>`(extract(epoch from ${cases.publishedAt}) * 1000000)::bigint::text`,
};

const pageColumns = {
  ...rowColumns,
  unitId: cases.unitId,
  unitName: units.name,
  unitEnName: units.enName,
  party: cases.party,
  partyPost: cases.partyPost,
  foundBy: cases.foundBy,
  outcome: cases.outcome,
  decidedOn: cases.decidedOn,
  steps: cases.steps,
  clauses: cases.clauses,
  lessons: cases.lessons,
};

export type CaseRow = Awaited<ReturnType<typeof listCases>>["cases"][number];
export type Case = NonNullable<Awaited<ReturnType<typeof findCase>>>;
export type Question = { id: string; text: string };

/** A page of published cases, newest first; `next` is the cursor behind which it goes on. */
export async function listCases(
  viewer: Viewer,
  { breach, before }: { breach?: BreachKind | null; before?: Cursor | null } = {},
  on: Reader = db,
) {
  const rows = await on
    .select(rowColumns)
    .from(cases)
    .leftJoin(units, eq(units.id, cases.unitId))
    .where(
      and(
        visibleCases(viewer),
        breach ? eq(cases.breach, breach) : undefined,
        before ? sql`(${cases.publishedAt}, ${cases.id}) < ${place(before)}` : undefined,
      ),
    )
    .orderBy(desc(cases.publishedAt), desc(cases.id))
    .limit(CASES_PER_PAGE + 1);
  const page = rows.slice(0, CASES_PER_PAGE);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return { cases: page, next: last ? writeCursor(last) : null };
}

/** One published case with its questions, in their order. */
export async function findCase(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  const [row] = await on
    .select(pageColumns)
    .from(cases)
    .leftJoin(units, eq(units.id, cases.unitId))
    .where(and(eq(cases.id, id), visibleCases(viewer)));
  return row ? { ...row, questions: await questionsOf(id, on) } : null;
}

/** Newest cases of the same kind of breach in the same area. */
export async function listRelatedCases(viewer: Viewer, to: { id: string; breach: BreachKind }, on: Reader = db) {
  return on
    .select({ id: cases.id, number: cases.number, title: cases.title })
    .from(cases)
    .where(and(visibleCases(viewer), eq(cases.breach, to.breach), ne(cases.id, to.id)))
    .orderBy(desc(cases.publishedAt))
    .limit(RELATED_MAX);
}

/** For the front page of an area. */
export async function findNewestCase(viewer: Viewer, on: Reader = db): Promise<CaseRow | null> {
  const [row] = await on
    .select(rowColumns)
    .from(cases)
    .leftJoin(units, eq(units.id, cases.unitId))
    .where(visibleCases(viewer))
    .orderBy(desc(cases.publishedAt), desc(cases.id))
    .limit(1);
  return row ?? null;
}

/** The questions of a case that was found through its viewer. */
export const questionsOf = (caseId: string, on: Reader): Promise<Question[]> =>
  on
    .select({ id: caseQuestions.id, text: caseQuestions.text })
    .from(caseQuestions)
    .where(eq(caseQuestions.caseId, caseId))
    .orderBy(asc(caseQuestions.position));

const place = ({ micros, id }: Cursor) =>
  sql`('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`;
