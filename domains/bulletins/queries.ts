import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletinColumns, bulletins, publications } from "#db/schema/bulletins.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { type Cursor, writeCursor } from "#lib/cursor.ts";
import { UUID } from "#lib/text/urls.ts";
import { inTopic, newestFirst, place, position, rowColumns, selectRows } from "./rows.ts";
import { findHeadlineId } from "./slots/queries.ts";
import { forReader, listedPublications, visiblePublications } from "./visibility.ts";

export const BULLETINS_PER_PAGE = 20;
const HOME_BULLETINS = 7;

const pageColumns = {
  ...rowColumns,
  publicationId: publications.id,
  byline: publications.byline,
  indent: publications.indent,
  body: publications.body,
  unitId: publications.unitId,
  unitName: units.name,
  unitEnName: units.enName,
  archivedAt: publications.archivedAt,
  editorId: bulletins.authorId,
  editorName: members.name,
};

export type BulletinRow = Awaited<ReturnType<typeof listBulletins>>["bulletins"][number];
export type Bulletin = NonNullable<Awaited<ReturnType<typeof findBulletin>>>;
type ListOptions = {
  /** Slugs of the columns it may lie in; all where none are named. */
  columns?: string[];
  /** Only what is published in this area: a unit's slug, or null for the whole organisation. */
  unit?: string | null;
  before?: Cursor | null;
  /** Only what lies in this topic. */
  topicId?: string;
};

/** A page of what is published, newest first; `next` is the cursor behind which it goes on. */
export async function listBulletins(viewer: Viewer, options: ListOptions = {}, on: Reader = db) {
  const { columns, unit, before, topicId } = options;
  const rows = await selectRows(on)
    .where(
      and(
        listedPublications(viewer),
        columns ? inArray(bulletinColumns.slug, columns) : undefined,
        unit === null ? isNull(publications.unitId) : unit ? eq(units.slug, unit) : undefined,
        topicId ? inTopic(topicId) : undefined,
        before ? sql`${position} < ${place(before)}` : undefined,
      ),
    )
    .orderBy(...newestFirst)
    .limit(BULLETINS_PER_PAGE + 1);
  const page = rows.slice(0, BULLETINS_PER_PAGE);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  // `behind`: without the one behind the page there would be no next one.
  return { bulletins: page, next: last ? writeCursor(last) : null, behind: rows.at(page.length)?.id ?? null };
}

/** The bulletin as it is published at present; null once it is withdrawn. */
export async function findBulletin(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  const [row] = await on
    .select(pageColumns)
    .from(publications)
    .innerJoin(bulletinColumns, eq(bulletinColumns.id, publications.columnId))
    .innerJoin(bulletins, eq(bulletins.id, publications.bulletinId))
    .innerJoin(members, eq(members.id, bulletins.authorId))
    .leftJoin(units, eq(units.id, publications.unitId))
    .where(and(eq(publications.bulletinId, id), visiblePublications(viewer)));
  return row ?? null;
}

/** What the viewer may read, by id alone, the newest first. */
export const listPublicAddresses = (viewer: Viewer, limit: number, on: Reader = db) =>
  on
    .select({ id: publications.bulletinId, at: publications.publishedAt })
    .from(publications)
    .where(listedPublications(viewer))
    .orderBy(...newestFirst)
    .limit(limit);

/** 更正说明 of a bulletin, the first one first. */
export async function listCorrections(viewer: Viewer, id: string, on: Reader = db) {
  const rows = await on
    .select({ note: publications.correction, at: publications.publishedAt })
    .from(publications)
    .where(and(eq(publications.bulletinId, id), isNotNull(publications.correction), forReader(viewer)))
    .orderBy(asc(publications.publishedAt));
  return rows.map(({ note, at }) => ({ note: note ?? "", at }));
}

/** What was published in the same area right before and right after. */
export async function listNeighbours(viewer: Viewer, bulletin: Cursor, on: Reader = db) {
  const neighbour = async (beyond: SQL, order: SQL[]) => {
    const [row] = await on
      .select({ id: publications.bulletinId, title: publications.title })
      .from(publications)
      .where(and(listedPublications(viewer), sql`${position} ${beyond} ${place(bulletin)}`))
      .orderBy(...order)
      .limit(1);
    return row ?? null;
  };
  const [previous, next] = await Promise.all([
    neighbour(sql`<`, newestFirst),
    neighbour(sql`>`, [asc(publications.firstPublishedAt), asc(publications.bulletinId)]),
  ]);
  return { previous, next };
}

/** For the front page of an area on a day: the headline for the large card, else the newest, and what came before. */
export async function homeBulletins(viewer: Viewer, day: string, on: Reader = db) {
  const headlineId = await findHeadlineId(viewer, day, on);
  const isHeadline = sql`(${publications.bulletinId} = ${headlineId}) is true`;
  const [lead = null, ...rest] = await selectRows(on)
    .where(listedPublications(viewer))
    .orderBy(desc(isHeadline), ...newestFirst)
    .limit(HOME_BULLETINS);
  return { lead, rest };
}

/** These bulletins, as far as the viewer may read them, in this order. */
export async function bulletinsInOrder(viewer: Viewer, ids: string[], on: Reader = db): Promise<BulletinRow[]> {
  if (ids.length === 0) return [];
  const rows = await selectRows(on).where(and(inArray(publications.bulletinId, ids), listedPublications(viewer)));
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** Which of these publications the viewer may read: who reads a publication sees its pictures. */
export async function listVisiblePublications(viewer: Viewer, ids: string[], on: Reader = db): Promise<string[]> {
  const rows = await on
    .select({ id: publications.id })
    .from(publications)
    .where(and(inArray(publications.id, ids), visiblePublications(viewer)));
  return rows.map((row) => row.id);
}
