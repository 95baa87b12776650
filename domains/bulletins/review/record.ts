import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletinColumns, bulletins, publications } from "#db/schema/bulletins.ts";
import { bulletinVersions, reviews } from "#db/schema/reviews.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { visibleDrafts } from "../visibility.ts";
import { decisionsOf } from "./queries.ts";

const publishers = alias(members, "publishers");

/**
 * 发布审批表: who wrote a version, what was said of it at which step and by whom, and who published it; for the staff of
 * its area. Null where the version was never handed in.
 */
export async function findRecord(viewer: Viewer, bulletinId: string, version: number, on: Reader = db) {
  if (!UUID.test(bulletinId)) return null;
  const [row] = await on
    .select({
      kept: bulletinVersions,
      column: { name: bulletinColumns.name, enName: bulletinColumns.enName },
      unitName: units.name,
      unitEnName: units.enName,
      review: reviews,
      submittedBy: members.name,
      publishedAt: publications.publishedAt,
      publishedBy: publishers.name,
      correction: publications.correction,
    })
    .from(bulletinVersions)
    .innerJoin(bulletins, eq(bulletins.id, bulletinVersions.bulletinId))
    .innerJoin(bulletinColumns, eq(bulletinColumns.id, bulletinVersions.columnId))
    .innerJoin(reviews, eq(reviews.versionId, bulletinVersions.id))
    .innerJoin(members, eq(members.id, reviews.submittedBy))
    .leftJoin(units, eq(units.id, bulletinVersions.unitId))
    .leftJoin(publications, and(eq(publications.bulletinId, bulletins.id), eq(publications.version, version)))
    .leftJoin(publishers, eq(publishers.id, publications.publishedBy))
    .where(and(eq(bulletins.id, bulletinId), eq(bulletinVersions.version, version), visibleDrafts(viewer)))
    .orderBy(desc(reviews.createdAt), desc(publications.publishedAt))
    .limit(1);
  if (!row) return null;
  const [decisions, writers] = await Promise.all([
    decisionsOf(row.review.id, on),
    on
      .select({ name: members.name })
      .from(members)
      .where(inArray(members.id, row.review.writerIds))
      .orderBy(asc(members.name)),
  ]);
  return { ...row, decisions, writers: writers.map(({ name }) => name) };
}
