import { and, desc, eq, gt, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { db, type Reader, type Tx } from "#db/client.ts";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { type Cursor, writeCursor } from "#lib/cursor.ts";
import { UUID } from "#lib/text/urls.ts";
import { visibleDrafts } from "../visibility.ts";
import { selectDraftRows, selectDrafts } from "./columns.ts";

export const DRAFTS_PER_PAGE = 30;
export const DRAFT_STATES = ["all", "unpublished", "changed", "published"] as const;
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
    .where(and(visibleDrafts(viewer), IN_STATE[state], before ? isBefore(before) : undefined))
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

const IN_STATE: Record<DraftState, SQL | undefined> = {
  all: undefined,
  unpublished: isNull(publications.id),
  published: isNotNull(publications.id),
  changed: gt(bulletins.version, publications.version),
};

type Published = {
  publicationId: string | null;
  publishedVersion: number | null;
  publishedAt: Date | null;
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
    publishedUnitId,
    publishedUnitPath,
    publishedUnitSlug,
    ...draft
  } = row;
  const published =
    publicationId && publishedVersion && publishedAt
      ? {
          id: publicationId,
          version: publishedVersion,
          at: publishedAt,
          unitId: publishedUnitId,
          unitPath: publishedUnitPath,
          unitSlug: publishedUnitSlug,
        }
      : null;
  return { ...draft, published };
}

const isBefore = ({ micros, id }: Cursor) =>
  sql`(${bulletins.updatedAt}, ${bulletins.id}) < ('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`;
