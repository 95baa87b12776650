import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { reviewRoutes } from "#db/schema/bulletins.ts";
import { invalid } from "#domains/kernel/errors.ts";

/** A column takes one of the routes that there are, or none. */
export async function refuseUnknownRoute(tx: Tx, routeId: string | null): Promise<void> {
  if (routeId === null) return;
  const [route] = await tx.select({ id: reviewRoutes.id }).from(reviewRoutes).where(eq(reviewRoutes.id, routeId));
  if (!route) throw invalid("routeId", "malformed");
}
