import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletinColumns, bulletins, publications } from "#db/schema/bulletins.ts";
import { topicItems } from "#db/schema/topics.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { type Cursor, writeCursor } from "#lib/cursor.ts";
import { diceOf, pairsOf } from "#lib/text/likeness.ts";
import { UUID } from "#lib/text/urls.ts";
import { findHeadlineId } from "./slots/queries.ts";
import { forReader, listedPublications, visiblePublications } from "./visibility.ts";

export const BULLETINS_PER_PAGE = 20;
const HOME_BULLETINS = 7;

const rowColumns = {
  id: publications.bulletinId,
  title: publications.title,
  summary: publications.summary,
  source: publications.source,
  coverId: publications.coverId,
  unitSlug: units.slug,
  columnSlug: bulletinColumns.slug,
  columnName: bulletinColumns.name,
  columnEnName: bulletinColumns.enName,
  isPublic: sql<boolean>`(${publications.unitId} is null and ${bulletinColumns.visibility} = 'public')`,
  disclosure: publications.disclosure,
  firstPublishedAt: publications.firstPublishedAt,
  publishedAt: publications.publishedAt,
  /** Microseconds, for the cursor. */
  micros: sql<string>`(extract(epoch from ${publications.firstPublishedAt}) * 1000000)::bigint::text`,
};

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
  return { bulletins: page, next: last ? writeCursor(last) : null };
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

/**
 * What stands in the place of a bulletin that was withdrawn: its title, when, and the sentence that its publisher left;
 * for those who could read it. Null where nothing was ever there, and where it is published again.
 */
export async function findWithdrawn(viewer: Viewer, id: string, on: Reader = db) {
  if (!UUID.test(id)) return null;
  const [last] = await on
    .select({
      title: publications.title,
      withdrawnAt: publications.withdrawnAt,
      notice: publications.withdrawnNotice,
      unitSlug: units.slug,
    })
    .from(publications)
    .leftJoin(units, eq(units.id, publications.unitId))
    .where(
      and(
        eq(publications.bulletinId, id),
        isNull(publications.supersededAt),
        isNotNull(publications.withdrawnAt),
        forReader(viewer),
        sql`not exists (select from publications now where now.bulletin_id = ${id} and now.published_at > ${publications.publishedAt})`,
      ),
    );
  return last?.withdrawnAt ? { ...last, withdrawnAt: last.withdrawnAt } : null;
}

const RELATED_POOL = 200;
const RELATED_MAX = 4;

/**
 * What may interest whoever has read a bulletin: of the newest in the same area those whose title and summary share the
 * most pairs of characters with its own (Dice's measure), its own column counting a little more.
 */
export async function listRelated(viewer: Viewer, to: BulletinRow, on: Reader = db): Promise<BulletinRow[]> {
  const pool = await selectRows(on)
    .where(and(listedPublications(viewer), ne(publications.bulletinId, to.id)))
    .orderBy(...newestFirst)
    .limit(RELATED_POOL);
  const own = pairsOf(`${to.title} ${to.summary}`);
  const scored = pool.map((row) => {
    const likeness = diceOf(own, pairsOf(`${row.title} ${row.summary}`));
    return { row, score: likeness + (row.columnSlug === to.columnSlug ? SAME_COLUMN : 0) };
  });
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, RELATED_MAX)
    .map(({ row }) => row);
}

const SAME_COLUMN = 0.05;

type WithdrawnOptions = { days: number; topicId?: string };

/** What was withdrawn in the last `days` days and is not published again, for those who could read it. */
export async function listWithdrawn(viewer: Viewer, { days, topicId }: WithdrawnOptions, on: Reader = db) {
  const rows = await on
    .select({ id: publications.bulletinId, at: publications.withdrawnAt })
    .from(publications)
    .where(
      and(
        isNull(publications.supersededAt),
        sql`${publications.withdrawnAt} > now() - make_interval(days => ${days})`,
        forReader(viewer),
        topicId ? inTopic(topicId) : undefined,
        sql`not exists (select from publications now where now.bulletin_id = ${publications.bulletinId}
          and now.superseded_at is null and now.withdrawn_at is null)`,
      ),
    )
    .orderBy(desc(publications.withdrawnAt));
  return rows.flatMap(({ id, at }) => (at ? [{ id, at }] : []));
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

const selectRows = (on: Reader) =>
  on
    .select(rowColumns)
    .from(publications)
    .innerJoin(bulletinColumns, eq(bulletinColumns.id, publications.columnId))
    .leftJoin(units, eq(units.id, publications.unitId));

const inTopic = (topicId: string) => sql`exists (select from ${topicItems}
  where ${topicItems.topicId} = ${topicId} and ${topicItems.bulletinId} = ${publications.bulletinId})`;

const newestFirst = [desc(publications.firstPublishedAt), desc(publications.bulletinId)];
const position = sql`(${publications.firstPublishedAt}, ${publications.bulletinId})`;
const place = ({ micros, id }: Cursor) =>
  sql`('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`;
