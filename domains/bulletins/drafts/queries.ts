import { and, desc, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { db, type Reader, type Tx } from "#db/client.ts";
import type { TaskKind } from "#db/enums/reviews.ts";
import type { Role } from "#db/enums/roles.ts";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import { publicationSchedules, reviewDecisions, reviews } from "#db/schema/reviews.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { inHeldArea } from "#domains/units/visibility.ts";
import { type Cursor, writeCursor } from "#lib/cursor.ts";
import { UUID } from "#lib/text/urls.ts";
import { coversUnit, liveMandates } from "../delegations/mandates.ts";
import { isOverdue } from "../review/due.ts";
import { waitingWord } from "../review/progress.ts";
import { visibleDrafts } from "../visibility.ts";
import { selectDraftRows, selectDrafts } from "./columns.ts";

export const DRAFTS_PER_PAGE = 30;
export const DRAFT_STATES = [
  "all",
  "mine",
  "in_review",
  "overdue",
  "returned",
  "approved",
  "scheduled",
  "unpublished",
  "changed",
  "published",
  "due",
  "archived",
] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

export type DraftRow = Awaited<ReturnType<typeof listDrafts>>["drafts"][number];
export type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

/** Working copies for the desk, the last touched first. */
export async function listDrafts(
  viewer: Viewer,
  { state = "all", before = null }: { state?: DraftState; before?: Cursor | null } = {},
  on: Reader = db,
) {
  const rows = await selectDraftRows(on)
    .where(
      and(
        visibleDrafts(viewer),
        state === "mine" ? waitsFor(viewer) : IN_STATE[state],
        before ? isBefore(before) : undefined,
      ),
    )
    .orderBy(desc(bulletins.updatedAt), desc(bulletins.id))
    .limit(DRAFTS_PER_PAGE + 1);
  const page = rows.slice(0, DRAFTS_PER_PAGE);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return { drafts: page.map(withPublished), next: last ? writeCursor(last) : null };
}

/** One working copy, for those who see those of its area. */
export async function findDraft(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  const [row] = await selectDrafts(on).where(and(eq(bulletins.id, id), visibleDrafts(viewer)));
  return row ? withPublished(row) : null;
}

/** The same, locked until the transaction ends, as it is once nobody else changes it. */
export async function findDraftToChange(viewer: Viewer, id: string, tx: Tx) {
  if (!(await findDraft(viewer, id, tx))) return null;
  await tx.select({ id: bulletins.id }).from(bulletins).where(eq(bulletins.id, id)).for("update");
  return findDraft(viewer, id, tx);
}

/** Which of these working copies the viewer sees: who works on one sees its pictures. */
export async function listVisibleDrafts(viewer: Viewer, ids: string[], on: Reader = db): Promise<string[]> {
  const rows = await on
    .select({ id: bulletins.id })
    .from(bulletins)
    .where(and(inArray(bulletins.id, ids), visibleDrafts(viewer)));
  return rows.map((row) => row.id);
}

/** The same with their titles, the last touched first. */
export async function listDraftTitles(viewer: Viewer, ids: string[], on: Reader = db) {
  if (ids.length === 0) return [];
  return on
    .select({ id: bulletins.id, title: bulletins.title })
    .from(bulletins)
    .where(and(inArray(bulletins.id, ids), visibleDrafts(viewer)))
    .orderBy(desc(bulletins.updatedAt));
}

const IN_STATE: Record<Exclude<DraftState, "mine">, SQL | undefined> = {
  all: undefined,
  in_review: eq(reviews.state, "in_review"),
  overdue: isOverdue,
  returned: eq(reviews.state, "returned"),
  approved: and(eq(reviews.state, "approved"), isNull(publicationSchedules.id)),
  scheduled: isNotNull(publicationSchedules.id),
  unpublished: isNull(publications.id),
  published: and(isNotNull(publications.id), isNull(publications.archivedAt)),
  archived: isNotNull(publications.archivedAt),
  changed: gt(bulletins.version, publications.version),
  due: sql`${publications.disclosure} ->> 'reviewOn' <= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
    and ${publications.disclosure} ->> 'reviewOn' <> ''`,
};

/** `tasksFor` as SQL: what the viewer may say a word on now, by the own roles or in another's stead. */
function waitsFor(viewer: Viewer): SQL {
  if (viewer.kind !== "member") return sql`false`;
  const saidYes = (who: SQL, more: SQL) => sql`exists (select from ${reviewDecisions}
    where ${reviewDecisions.reviewId} = ${reviews.id} and ${who} in (${reviewDecisions.memberId}, ${reviewDecisions.onBehalfOf})
    and ${reviewDecisions.verdict} = 'approve' and ${more})`;
  const isOthers = (who: SQL) => sql`(${who} <> all(${reviews.writerIds})
    and not ${saidYes(who, sql`${reviewDecisions.step} = ${reviews.step}`)})`;
  const saidBefore = (who: SQL) =>
    saidYes(who, sql`${reviewDecisions.step} = ${reviews.step} - 1 and ${reviewDecisions.kind} = 'review'`);
  const isAsked = (kind: TaskKind, role: Role) => sql`${waitingWord({ kind, role })} = any(${reviews.waitingFor})`;
  const self = sql`${viewer.id}::uuid`;
  const roles = [...new Set(viewer.grants.map(({ role }) => role))];
  const byRole = roles.map((role) =>
    and(
      inHeldArea(viewer, [role], bulletins.unitId),
      or(isAsked("proof", role), and(isAsked("review", role), sql`not ${saidBefore(self)}`)),
    ),
  );
  const holder = sql`m.holder_id`;
  const inStead = sql`exists (select from ${liveMandates} m where m.delegate_id = ${self}
    and ${coversUnit(sql`m.path`, sql`${bulletins.unitId}`)} and ${isOthers(holder)}
    and ('proof:' || m.role = any(${reviews.waitingFor}) or ('review:' || m.role = any(${reviews.waitingFor})
      and not ${saidBefore(self)} and not ${saidBefore(holder)})))`;
  return and(eq(reviews.state, "in_review"), isOthers(self), or(...byRole, inStead))!;
}

/** How many texts wait for a word of the viewer. */
export async function countWaiting(viewer: Viewer, on: Reader = db): Promise<number> {
  const [row] = await on
    .select({ count: sql<number>`count(*)::int` })
    .from(bulletins)
    .innerJoin(reviews, eq(reviews.id, bulletins.reviewId))
    .where(and(visibleDrafts(viewer), waitsFor(viewer)));
  return row?.count ?? 0;
}

type Published = {
  publicationId: string | null;
  publishedVersion: number | null;
  publishedAt: Date | null;
  archivedAt: Date | null;
  publishedColumnId: string | null;
  publishedUnitId: string | null;
  publishedUnitPath: string | null;
  publishedUnitSlug: string | null;
};

/** What readers see of it at present, or null. */
function withPublished<R extends Published>(row: R) {
  const {
    publicationId,
    publishedVersion,
    publishedAt,
    archivedAt,
    publishedColumnId,
    publishedUnitId,
    publishedUnitPath,
    publishedUnitSlug,
    ...draft
  } = row;
  const published =
    publicationId && publishedVersion && publishedAt && publishedColumnId
      ? {
          id: publicationId,
          version: publishedVersion,
          at: publishedAt,
          archivedAt,
          columnId: publishedColumnId,
          unitId: publishedUnitId,
          unitPath: publishedUnitPath,
          unitSlug: publishedUnitSlug,
        }
      : null;
  return { ...draft, published };
}

const isBefore = ({ micros, id }: Cursor) =>
  sql`(${bulletins.updatedAt}, ${bulletins.id}) < ('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`;
