import { and, eq, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { bulletinVersions, publicationSchedules } from "#db/schema/reviews.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { visibleDrafts } from "../visibility.ts";

/** When which version of a working copy goes out, or why the last such plan came to nothing; null where there is none. */
export async function findSchedule(viewer: Viewer, bulletinId: string, on: Reader = db) {
  const [row] = await on
    .select({
      dueAt: publicationSchedules.dueAt,
      version: bulletinVersions.version,
      by: members.name,
      outcome: publicationSchedules.outcome,
      failure: publicationSchedules.failure,
    })
    .from(publicationSchedules)
    .innerJoin(bulletins, eq(bulletins.id, publicationSchedules.bulletinId))
    .innerJoin(bulletinVersions, eq(bulletinVersions.id, publicationSchedules.versionId))
    .innerJoin(members, eq(members.id, publicationSchedules.scheduledBy))
    .where(and(eq(bulletins.id, bulletinId), visibleDrafts(viewer)))
    .orderBy(sql`${publicationSchedules.createdAt} desc`)
    .limit(1);
  return row && (row.outcome === null || row.outcome === "failed") ? row : null;
}

/** The plan that has not come to its end. */
export const isOpen = isNull(publicationSchedules.endedAt);
