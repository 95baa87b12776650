import { asc, desc, eq, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { RISKS } from "#db/enums/routes.ts";
import { bulletinColumns, reviewRoutes, routeRules } from "#db/schema/bulletins.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { canManageColumns } from "../../policy.ts";

/** The rules in the order in which they are asked: the first that fits counts. For those who look after them. */
export async function listRouteRules(actor: Actor, on: Reader = db) {
  if (!canManageColumns(actor)) return [];
  const rows = await on
    .select({ rule: routeRules, column: bulletinColumns, route: reviewRoutes })
    .from(routeRules)
    .innerJoin(reviewRoutes, eq(reviewRoutes.id, routeRules.routeId))
    .leftJoin(bulletinColumns, eq(bulletinColumns.id, routeRules.columnId))
    .orderBy(
      desc(sql`${routeRules.columnId} is not null`),
      desc(sql`${routeRules.kind} is not null`),
      asc(routeRules.createdAt),
    );
  const rank = ({ rule }: (typeof rows)[number]) => RISKS.indexOf(rule.risk);
  return rows.sort((a, b) => rank(b) - rank(a));
}

export async function findRouteRule(actor: Actor, id: string, on: Reader = db) {
  if (!canManageColumns(actor)) return null;
  const [row] = await on.select().from(routeRules).where(eq(routeRules.id, id));
  return row ?? null;
}
