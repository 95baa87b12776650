import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { db, type Reader, type Tx } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { cases } from "#db/schema/cases.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { type Cursor, writeCursor } from "#lib/cursor.ts";
import { UUID } from "#lib/text/urls.ts";
import { questionsOf } from "../queries.ts";
import { visibleCaseDrafts } from "../visibility.ts";

export const CASE_DRAFTS_PER_PAGE = 30;
export const CASE_STATES = ["all", "draft", "published"] as const;
export type CaseState = (typeof CASE_STATES)[number];

const rowColumns = {
  id: cases.id,
  number: cases.number,
  title: cases.title,
  breach: cases.breach,
  unitId: cases.unitId,
  unitPath: units.path,
  unitSlug: units.slug,
  unitName: units.name,
  unitEnName: units.enName,
  authorName: members.name,
  publishedAt: cases.publishedAt,
  updatedAt: cases.updatedAt,
  /** When it was last saved, in microseconds: the version that a form was filled in on, and the cursor. */
  version: sql<string>`(extract(epoch from ${cases.updatedAt}) * 1000000)::bigint::text`,
};

const pageColumns = {
  ...rowColumns,
  lede: cases.lede,
  party: cases.party,
  partyPost: cases.partyPost,
  span: cases.span,
  amountYuan: cases.amountYuan,
  foundBy: cases.foundBy,
  outcome: cases.outcome,
  decidedOn: cases.decidedOn,
  steps: cases.steps,
  clauses: cases.clauses,
  lessons: cases.lessons,
};

export type CaseDraftRow = Awaited<ReturnType<typeof listCaseDrafts>>["cases"][number];
export type CaseDraft = NonNullable<Awaited<ReturnType<typeof findCaseDraft>>>;

const IN_STATE: Record<CaseState, SQL | undefined> = {
  all: undefined,
  draft: isNull(cases.publishedAt),
  published: isNotNull(cases.publishedAt),
};

/** Cases for the desk, the last touched first. */
export async function listCaseDrafts(
  viewer: Viewer,
  { state = "all", before = null }: { state?: CaseState; before?: Cursor | null } = {},
  on: Reader = db,
) {
  const rows = await on
    .select(rowColumns)
    .from(cases)
    .innerJoin(members, eq(members.id, cases.authorId))
    .leftJoin(units, eq(units.id, cases.unitId))
    .where(and(visibleCaseDrafts(viewer), IN_STATE[state], before ? isBefore(before) : undefined))
    .orderBy(desc(cases.updatedAt), desc(cases.id))
    .limit(CASE_DRAFTS_PER_PAGE + 1);
  const page = rows.slice(0, CASE_DRAFTS_PER_PAGE);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return { cases: page, next: last ? writeCursor({ micros: last.version, id: last.id }) : null };
}

/** One case as it is being written, with its questions. */
export async function findCaseDraft(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  const [row] = await on
    .select(pageColumns)
    .from(cases)
    .innerJoin(members, eq(members.id, cases.authorId))
    .leftJoin(units, eq(units.id, cases.unitId))
    .where(and(eq(cases.id, id), visibleCaseDrafts(viewer)));
  return row ? { ...row, questions: await questionsOf(id, on) } : null;
}

/** The same, locked until the transaction ends. */
export async function findCaseToChange(viewer: Viewer, id: string, tx: Tx) {
  if (!(await findCaseDraft(viewer, id, tx))) return null;
  await tx.select({ id: cases.id }).from(cases).where(eq(cases.id, id)).for("update");
  return findCaseDraft(viewer, id, tx);
}

const isBefore = ({ micros, id }: Cursor) =>
  sql`(${cases.updatedAt}, ${cases.id}) < ('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`;
