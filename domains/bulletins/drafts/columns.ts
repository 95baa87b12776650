import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletinColumns, bulletins, publications } from "#db/schema/bulletins.ts";
import { draftLocks } from "#db/schema/draft-locks.ts";
import { publicationSchedules, reviews } from "#db/schema/reviews.ts";
import { units } from "#db/schema/units.ts";
import { isHeld } from "../locks/hold.ts";
import { isOverdue } from "../review/due.ts";
import { hasRoute } from "../routes/rules/chosen.ts";
import { isOpen } from "../schedule/open.ts";
import { isCurrent } from "../visibility.ts";

const publishedUnits = alias(units, "published_units");
const editors = alias(members, "editors");
const holders = alias(members, "holders");

const rowColumns = {
  id: bulletins.id,
  title: bulletins.title,
  columnName: bulletinColumns.name,
  columnEnName: bulletinColumns.enName,
  unitId: bulletins.unitId,
  unitPath: units.path,
  unitSlug: units.slug,
  unitName: units.name,
  unitEnName: units.enName,
  version: bulletins.version,
  authorId: bulletins.authorId,
  authorName: members.name,
  updatedAt: bulletins.updatedAt,
  micros: sql<string>`(extract(epoch from ${bulletins.updatedAt}) * 1000000)::bigint::text`,
  reviewId: bulletins.reviewId,
  reviewState: reviews.state,
  isReviewedAfterwards: reviews.isAfterwards,
  isOverdue,
  hasRoute,
  /** When it goes out by itself. */
  scheduledFor: publicationSchedules.dueAt,
  publicationId: publications.id,
  publishedVersion: publications.version,
  publishedAt: publications.publishedAt,
  archivedAt: publications.archivedAt,
  editorId: bulletins.editorId,
  editorName: editors.name,
  /** Who is writing it now, and since when. */
  holderId: draftLocks.memberId,
  holderName: holders.name,
  heldSince: draftLocks.since,
  publishedColumnId: publications.columnId,
  publishedUnitId: publications.unitId,
  publishedUnitPath: publishedUnits.path,
  publishedUnitSlug: publishedUnits.slug,
};

const isPlanned = and(eq(publicationSchedules.bulletinId, bulletins.id), isOpen);
const isHeldNow = and(eq(draftLocks.bulletinId, bulletins.id), isHeld);
const isPublishedNow = and(eq(publications.bulletinId, bulletins.id), isCurrent);

const pageColumns = {
  ...rowColumns,
  columnId: bulletins.columnId,
  columnSlug: bulletinColumns.slug,
  columnTemplate: bulletinColumns.template,
  isPublic: sql<boolean>`(${bulletins.unitId} is null and ${bulletinColumns.visibility} = 'public')`,
  summary: bulletins.summary,
  source: bulletins.source,
  byline: bulletins.byline,
  kind: bulletins.kind,
  risk: bulletins.risk,
  coverId: bulletins.coverId,
  indent: bulletins.indent,
  body: bulletins.body,
  disclosure: bulletins.disclosure,
  writerIds: bulletins.writerIds,
};

/** For lists: without the text. */
export const selectDraftRows = (on: Reader) =>
  on
    .select(rowColumns)
    .from(bulletins)
    .innerJoin(bulletinColumns, eq(bulletinColumns.id, bulletins.columnId))
    .innerJoin(members, eq(members.id, bulletins.authorId))
    .leftJoin(editors, eq(editors.id, bulletins.editorId))
    .leftJoin(publicationSchedules, isPlanned)
    .leftJoin(draftLocks, isHeldNow)
    .leftJoin(holders, eq(holders.id, draftLocks.memberId))
    .leftJoin(units, eq(units.id, bulletins.unitId))
    .leftJoin(reviews, eq(reviews.id, bulletins.reviewId))
    .leftJoin(publications, isPublishedNow)
    .leftJoin(publishedUnits, eq(publishedUnits.id, publications.unitId));

export const selectDrafts = (on: Reader) =>
  on
    .select(pageColumns)
    .from(bulletins)
    .innerJoin(bulletinColumns, eq(bulletinColumns.id, bulletins.columnId))
    .innerJoin(members, eq(members.id, bulletins.authorId))
    .leftJoin(editors, eq(editors.id, bulletins.editorId))
    .leftJoin(publicationSchedules, isPlanned)
    .leftJoin(draftLocks, isHeldNow)
    .leftJoin(holders, eq(holders.id, draftLocks.memberId))
    .leftJoin(units, eq(units.id, bulletins.unitId))
    .leftJoin(reviews, eq(reviews.id, bulletins.reviewId))
    .leftJoin(publications, isPublishedNow)
    .leftJoin(publishedUnits, eq(publishedUnits.id, publications.unitId));
