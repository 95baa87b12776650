import { and, asc, desc, eq, gte, isNull, lte, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import type { SlotKind } from "#db/enums/slots.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletinColumns, bulletins, publications } from "#db/schema/bulletins.ts";
import { bulletinSlots } from "#db/schema/slots.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { listedPublications, visibleDrafts } from "../visibility.ts";

const openOn = (kind: SlotKind, day: string) =>
  and(
    eq(bulletinSlots.kind, kind),
    isNull(bulletinSlots.endedAt),
    lte(bulletinSlots.firstDay, day),
    gte(bulletinSlots.lastDay, day),
  );

/** The bulletin in the large card of the viewer's front page on a day; of several the one placed last. Null: the newest. */
export async function findHeadlineId(viewer: Viewer, day: string, on: Reader = db): Promise<string | null> {
  const [row] = await on
    .select({ id: bulletinSlots.bulletinId })
    .from(bulletinSlots)
    .innerJoin(publications, eq(publications.bulletinId, bulletinSlots.bulletinId))
    .where(and(openOn("headline", day), listedPublications(viewer)))
    .orderBy(desc(bulletinSlots.createdAt))
    .limit(1);
  return row?.id ?? null;
}

/** What stands at the head of these columns' list on a day, the one placed last first. */
export async function listPinnedIds(viewer: Viewer, columns: string[], day: string, on: Reader = db) {
  const rows = await on
    .selectDistinctOn([bulletinSlots.bulletinId], { id: bulletinSlots.bulletinId, at: bulletinSlots.createdAt })
    .from(bulletinSlots)
    .innerJoin(publications, eq(publications.bulletinId, bulletinSlots.bulletinId))
    .innerJoin(bulletinColumns, eq(bulletinColumns.id, publications.columnId))
    .where(
      and(
        openOn("pinned", day),
        listedPublications(viewer),
        sql`${bulletinColumns.slug} = any(${sql.param(columns)}::text[])`,
      ),
    )
    .orderBy(bulletinSlots.bulletinId, desc(bulletinSlots.createdAt));
  return rows.sort((a, b) => b.at.getTime() - a.at.getTime()).map(({ id }) => id);
}

/** Where a bulletin stands before others on a day or later, with who placed it there and why: for its staff. */
export async function listSlots(viewer: Viewer, bulletinId: string, day: string, on: Reader = db) {
  return on
    .select({
      id: bulletinSlots.id,
      kind: bulletinSlots.kind,
      firstDay: bulletinSlots.firstDay,
      lastDay: bulletinSlots.lastDay,
      reason: bulletinSlots.reason,
      by: members.name,
    })
    .from(bulletinSlots)
    .innerJoin(bulletins, eq(bulletins.id, bulletinSlots.bulletinId))
    .innerJoin(members, eq(members.id, bulletinSlots.placedBy))
    .where(
      and(
        eq(bulletinSlots.bulletinId, bulletinId),
        isNull(bulletinSlots.endedAt),
        gte(bulletinSlots.lastDay, day),
        visibleDrafts(viewer),
      ),
    )
    .orderBy(asc(bulletinSlots.firstDay), asc(bulletinSlots.id));
}
