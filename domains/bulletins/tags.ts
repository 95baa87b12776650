import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "#db/client.ts";
import { bulletinColumns } from "#db/schema/bulletins.ts";
import { units } from "#db/schema/units.ts";

/** Every stored page that shows anything of bulletins: for changes that may reach all of them, such as a column's name. */
export const ALL_BULLETINS = "bulletins";

/** Its own page, and every list, front page and article that names it. */
export const bulletinTag = (id: string) => `bulletin:${id}`;

/** Where a new bulletin of an area comes in: its front page, the first page of its list and of a column's, its newest article. */
export const topTag = (area: string, column?: string | null) =>
  column ? `bulletins:${area}:${column}` : `bulletins:${area}`;

/** What a bulletin that comes out for the first time, or stands before others for some days, makes stale. */
export async function tagsOnTop(
  tx: Tx,
  { id, columnId, unitId }: { id: string; columnId: string; unitId: string | null },
) {
  const parents = alias(bulletinColumns, "parents");
  const [column] = await tx
    .select({ slug: bulletinColumns.slug, parent: parents.slug, visibility: bulletinColumns.visibility })
    .from(bulletinColumns)
    .leftJoin(parents, eq(parents.id, bulletinColumns.parentId))
    .where(eq(bulletinColumns.id, columnId));
  const [unit] = unitId === null ? [] : await tx.select({ slug: units.slug }).from(units).where(eq(units.id, unitId));
  const areas = unit ? [`unit:${unit.slug}`] : ["site", ...(column?.visibility === "public" ? ["public"] : [])];
  const lists = [undefined, column?.slug, column?.parent].filter((slug) => slug !== null);
  return [bulletinTag(id), ...areas.flatMap((area) => lists.map((slug) => topTag(area, slug)))];
}

/** What one that comes into the middle makes stale: back from the archive, or into another column or area. */
export const tagsInMiddle = (id: string) => [ALL_BULLETINS, bulletinTag(id)];
