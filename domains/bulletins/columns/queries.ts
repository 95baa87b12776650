import { asc, eq } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { bulletinColumns, reviewRoutes } from "#db/schema/bulletins.ts";
import type { Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";

export type Column = typeof bulletinColumns.$inferSelect;
export type Route = typeof reviewRoutes.$inferSelect;

const inOrder = [asc(bulletinColumns.position), asc(bulletinColumns.slug)];

/** The columns 栏目, in their order: the same for everyone who is signed in. */
export async function listColumns(viewer: Viewer, on: Reader = db): Promise<Column[]> {
  if (viewer.kind === "guest") return [];
  return on
    .select()
    .from(bulletinColumns)
    .orderBy(...inOrder);
}

/** The same with the names of their routes, for those who look after them. */
export async function listColumnsWithRoutes(viewer: Viewer, on: Reader = db) {
  if (viewer.kind === "guest") return [];
  return on
    .select({ column: bulletinColumns, route: reviewRoutes })
    .from(bulletinColumns)
    .leftJoin(reviewRoutes, eq(reviewRoutes.id, bulletinColumns.routeId))
    .orderBy(...inOrder);
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
