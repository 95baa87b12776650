import { PgDialect } from "drizzle-orm/pg-core";
import type { Query, SQL } from "drizzle-orm/sql";
import type { Reader } from "./client.ts";

const dialect = new PgDialect();

/**
 * A statement of the hot path, whose text is put together once and not at every call. What changes from call to call
 * stands in it as `sql.placeholder(name)`; an object for a jsonb column is given as JSON text.
 */
export function statement<Row extends Record<string, unknown>, Values extends Record<string, unknown>>(
  build: () => SQL,
): (on: Reader, values: Values) => Promise<Row[]> {
  let query: Query | undefined;
  return async (on, values) => {
    query ??= dialect.sqlToQuery(build());
    return (await on._.session.prepareQuery(query, undefined, undefined, false).execute(values)) as Row[];
  };
}
