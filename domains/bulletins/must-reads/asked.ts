import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import { mustReads } from "#db/schema/must-reads.ts";
import { units } from "#db/schema/units.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";
import { inHeldArea } from "#domains/units/visibility.ts";
import { UUID } from "#lib/text/urls.ts";
import { visibleDrafts, visiblePublications } from "../visibility.ts";

/** A published bulletin that somebody is asked to read, as whoever watches the reading may see it. */
export async function findAskedBulletin(actor: Actor, bulletinId: string, on: Reader = db) {
  if (!UUID.test(bulletinId)) return null;
  const [row] = await on
    .select({ id: publications.bulletinId, title: publications.title })
    .from(publications)
    .where(
      and(
        eq(publications.bulletinId, bulletinId),
        visiblePublications(actor),
        sql`exists (select from ${mustReads} where ${mustReads.bulletinId} = ${publications.bulletinId} and ${isNull(mustReads.endedAt)})`,
      ),
    );
  return row ?? null;
}

/** Of which units a bulletin is asked at present, by whom and until when: for those who see its working copy. */
export async function listMustReads(viewer: Viewer, bulletinId: string, on: Reader = db) {
  return on
    .select({
      id: mustReads.id,
      unitId: mustReads.unitId,
      unitName: units.name,
      unitEnName: units.enName,
      unitPath: units.path,
      dueOn: mustReads.dueOn,
      by: members.name,
    })
    .from(mustReads)
    .innerJoin(bulletins, eq(bulletins.id, mustReads.bulletinId))
    .innerJoin(units, eq(units.id, mustReads.unitId))
    .innerJoin(members, eq(members.id, mustReads.requiredBy))
    .where(and(eq(mustReads.bulletinId, bulletinId), isNull(mustReads.endedAt), visibleDrafts(viewer)))
    .orderBy(asc(units.path));
}

/** The units of which the actor may ask a bulletin of this area (its unit's path; null: of everyone). */
export async function listUnitsToAsk(actor: Actor, areaPath: string | null, on: Reader = db) {
  return on
    .select({ id: units.id, name: units.name, enName: units.enName, path: units.path })
    .from(units)
    .where(
      and(
        isNull(units.deactivatedAt),
        inHeldArea(actor, ["publisher"], units.id),
        areaPath === null ? undefined : sql`${units.path} <@ ${areaPath}::ltree`,
      ),
    )
    .orderBy(asc(units.path));
}
