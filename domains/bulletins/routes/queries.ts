import { asc, count, eq } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { bulletinColumns, reviewRoutes } from "#db/schema/bulletins.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { canManageColumns } from "../policy.ts";

/** Every route with the number of columns that go by it, for those who look after them. */
export async function listRoutesInUse(actor: Actor, on: Reader = db) {
  if (!canManageColumns(actor)) return [];
  return on
    .select({ route: reviewRoutes, columns: count(bulletinColumns.id) })
    .from(reviewRoutes)
    .leftJoin(bulletinColumns, eq(bulletinColumns.routeId, reviewRoutes.id))
    .groupBy(reviewRoutes.id)
    .orderBy(asc(reviewRoutes.position), asc(reviewRoutes.slug));
}

export async function findRouteById(actor: Actor, id: string, on: Reader = db) {
  if (!canManageColumns(actor) || !UUID.test(id)) return null;
  const [row] = await on.select().from(reviewRoutes).where(eq(reviewRoutes.id, id));
  return row ?? null;
}
