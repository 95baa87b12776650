import { asc, eq, getTableColumns, ne } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { bulletinColumns, reviewRoutes } from "#db/schema/bulletins.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { isOutside } from "../visibility.ts";
import { inTreeOrder } from "./tree.ts";

export type Column = typeof bulletinColumns.$inferSelect;
export type ListedColumn = Column & { depth: number };
export type Route = typeof reviewRoutes.$inferSelect;

const inOrder = [asc(bulletinColumns.position), asc(bulletinColumns.slug)];

/** The columns 栏目 that the viewer may find something in, each followed by those below it; `depth` is 0 or 1. */
export async function listColumns(viewer: Viewer, on: Reader = db) {
  const rows = await on
    .select()
    .from(bulletinColumns)
    .where(readableColumns(viewer))
    .orderBy(...inOrder);
  return inTreeOrder(rows);
}

/** The same without those that are out of use: what menus and lists of choice show. */
export async function listOpenColumns(viewer: Viewer, on: Reader = db): Promise<ListedColumn[]> {
  return (await listColumns(viewer, on)).filter(({ closedAt }) => closedAt === null);
}

/** A page of the whole organisation has nothing to show in columns whose texts are for single units. */
function readableColumns(viewer: Viewer) {
  if (isOutside(viewer)) return eq(bulletinColumns.visibility, "public");
  if (viewer.kind === "audience" && viewer.area === "site") return ne(bulletinColumns.visibility, "unit");
  return undefined;
}

/** The same with the names of their routes, for those who look after them. */
export async function listColumnsWithRoutes(viewer: Viewer, on: Reader = db) {
  if (viewer.kind === "guest") return [];
  const rows = await on
    .select({ ...getTableColumns(bulletinColumns), route: reviewRoutes })
    .from(bulletinColumns)
    .leftJoin(reviewRoutes, eq(reviewRoutes.id, bulletinColumns.routeId))
    .orderBy(...inOrder);
  return inTreeOrder(rows);
}

export async function findColumn(viewer: Viewer, id: string, on: Reader = db): Promise<Column | null> {
  if (viewer.kind === "guest" || !UUID.test(id)) return null;
  const [row] = await on.select().from(bulletinColumns).where(eq(bulletinColumns.id, id));
  return row ?? null;
}

/** The ways a column may choose from. */
export async function listRoutes(viewer: Viewer, on: Reader = db): Promise<Route[]> {
  if (viewer.kind === "guest") return [];
  return on.select().from(reviewRoutes).orderBy(asc(reviewRoutes.position));
}
