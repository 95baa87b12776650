import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import { bulletinVersions, publicationSchedules } from "#db/schema/reviews.ts";
import { units } from "#db/schema/units.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { type Cursor, writeCursor } from "#lib/cursor.ts";
import { isCurrent, visibleDrafts } from "../visibility.ts";
import { isOpen } from "./open.ts";

export const PLANS_PER_PAGE = 50;

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

const publishedUnits = alias(units, "published_units");

const planColumns = {
  id: publicationSchedules.id,
  bulletinId: bulletins.id,
  title: bulletinVersions.title,
  version: bulletinVersions.version,
  dueAt: publicationSchedules.dueAt,
  micros: sql<string>`(extract(epoch from ${publicationSchedules.dueAt}) * 1000000)::bigint::text`,
  by: members.name,
  failure: publicationSchedules.failure,
  unitName: units.name,
  unitEnName: units.enName,
  unitPath: units.path,
  publicationId: publications.id,
  publishedUnitPath: publishedUnits.path,
};

export type Plan = Awaited<ReturnType<typeof listPlans>>["plans"][number];

/** Every plan that is still to come, the next one first, for those who see its working copy; with what `canPublish` asks. */
export async function listPlans(viewer: Viewer, { after = null }: { after?: Cursor | null } = {}, on: Reader = db) {
  const rows = await selectPlans(viewer, and(isOpen, after ? isBehind(after) : undefined), on)
    .orderBy(asc(publicationSchedules.dueAt), asc(publicationSchedules.id))
    .limit(PLANS_PER_PAGE + 1);
  const page = rows.slice(0, PLANS_PER_PAGE);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return { plans: page.map(withPublished), next: last ? writeCursor(last) : null };
}

const FAILED_MAX = 20;

/** The last plans that were refused at their time and have had no other since: somebody has to look. */
export async function listFailedPlans(viewer: Viewer, on: Reader = db) {
  const isLast = sql`not exists (select from publication_schedules later
    where later.bulletin_id = ${bulletins.id} and later.created_at > ${publicationSchedules.createdAt})`;
  const rows = await selectPlans(viewer, and(eq(publicationSchedules.outcome, "failed"), isLast), on)
    .orderBy(desc(publicationSchedules.dueAt))
    .limit(FAILED_MAX);
  return rows.map(withPublished);
}

const selectPlans = (viewer: Viewer, which: SQL | undefined, on: Reader) =>
  on
    .select(planColumns)
    .from(publicationSchedules)
    .innerJoin(bulletins, eq(bulletins.id, publicationSchedules.bulletinId))
    .innerJoin(bulletinVersions, eq(bulletinVersions.id, publicationSchedules.versionId))
    .innerJoin(members, eq(members.id, publicationSchedules.scheduledBy))
    .leftJoin(units, eq(units.id, bulletins.unitId))
    .leftJoin(publications, and(eq(publications.bulletinId, bulletins.id), isCurrent))
    .leftJoin(publishedUnits, eq(publishedUnits.id, publications.unitId))
    .where(and(visibleDrafts(viewer), which));

type Row = { publicationId: string | null; publishedUnitPath: string | null };

function withPublished<R extends Row>({ publicationId, publishedUnitPath, ...plan }: R) {
  return { ...plan, published: publicationId ? { unitPath: publishedUnitPath } : null };
}

const isBehind = ({ micros, id }: Cursor) => sql`(${publicationSchedules.dueAt}, ${publicationSchedules.id}) >
  ('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`;
