import { type SQL, sql } from "drizzle-orm";
import { RISKS } from "#db/enums/routes.ts";
import { bulletinColumns, bulletins, routeRules } from "#db/schema/bulletins.ts";

const rankOf = (risk: SQL) =>
  sql`array_position(array[${sql.raw(RISKS.map((name) => `'${name}'`).join(", "))}], ${risk})`;

/**
 * The rule that sends a working copy its way, by id; null where none applies and its column's own route counts. Of several
 * the one for the highest risk wins, then one for its column, then one for its kind.
 */
export const chosenRule = sql<string | null>`(select r.id from ${routeRules} r
  where (r.column_id is null or r.column_id = ${bulletins.columnId})
    and (r.kind is null or r.kind = ${bulletins.kind})
    and ${rankOf(sql`r.risk`)} <= ${rankOf(sql`${bulletins.risk}`)}
  order by ${rankOf(sql`r.risk`)} desc, r.column_id is not null desc, r.kind is not null desc, r.created_at
  limit 1)`;

/** Whether a text has to be reviewed at all before it is published. */
export const hasRoute = sql<boolean>`(${bulletinColumns.routeId} is not null or ${chosenRule} is not null)`;
