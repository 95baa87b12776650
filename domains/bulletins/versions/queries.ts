import { and, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletinColumns, bulletins, publications } from "#db/schema/bulletins.ts";
import { bulletinVersions, reviews } from "#db/schema/reviews.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { visibleDrafts } from "../visibility.ts";

const editors = alias(members, "editors");
const overwriters = alias(members, "overwriters");

/** What was kept of a working copy, the newest first: when and what for, handed in by whom and how its last review ended, or whose words were overwritten by whom. */
export async function listVersions(viewer: Viewer, bulletinId: string, on: Reader = db) {
  const last = on
    .selectDistinctOn([reviews.versionId], {
      versionId: reviews.versionId,
      state: reviews.state,
      submittedBy: reviews.submittedBy,
    })
    .from(reviews)
    .where(eq(reviews.bulletinId, bulletinId))
    .orderBy(reviews.versionId, desc(reviews.createdAt))
    .as("last");
  return on
    .select({
      version: bulletinVersions.version,
      at: bulletinVersions.createdAt,
      keptFor: bulletinVersions.keptFor,
      wasPublished: sql<boolean>`exists (select from ${publications}
        where ${publications.bulletinId} = ${bulletins.id} and ${publications.version} = ${bulletinVersions.version})`,
      by: members.name,
      editor: editors.name,
      overwrittenBy: overwriters.name,
      state: sql<typeof reviews.$inferSelect.state | null>`${last.state}`,
    })
    .from(bulletinVersions)
    .innerJoin(bulletins, eq(bulletins.id, bulletinVersions.bulletinId))
    .leftJoin(last, eq(last.versionId, bulletinVersions.id))
    .leftJoin(members, eq(members.id, last.submittedBy))
    .leftJoin(editors, eq(editors.id, bulletinVersions.editorId))
    .leftJoin(overwriters, eq(overwriters.id, bulletinVersions.overwrittenBy))
    .where(and(eq(bulletins.id, bulletinId), visibleDrafts(viewer)))
    .orderBy(desc(bulletinVersions.version));
}

/** One kept version with the names of its column and its unit, for those who see its working copy. */
export async function findVersion(viewer: Viewer, bulletinId: string, version: number, on: Reader = db) {
  const [row] = await on
    .select({
      kept: bulletinVersions,
      names: {
        columnName: bulletinColumns.name,
        columnEnName: bulletinColumns.enName,
        columnClosedAt: bulletinColumns.closedAt,
        unitName: units.name,
        unitEnName: units.enName,
      },
    })
    .from(bulletinVersions)
    .innerJoin(bulletins, eq(bulletins.id, bulletinVersions.bulletinId))
    .innerJoin(bulletinColumns, eq(bulletinColumns.id, bulletinVersions.columnId))
    .leftJoin(units, eq(units.id, bulletinVersions.unitId))
    .where(and(eq(bulletins.id, bulletinId), eq(bulletinVersions.version, version), visibleDrafts(viewer)));
  return row ? { ...row.kept, ...row.names } : null;
}
