import type postgres from "postgres";

/** Connections never forget a statement: texts beyond these, as lists of every length make them, are sent unprepared. */
const STATEMENTS_MAX = 1_000;
/** So are lists, whose texts are as many as their lengths. */
const PARAMETERS_MAX = 60;
const texts = new Set<string>();

/**
 * Drizzle asks its driver to prepare nothing, so that every query would be described, parsed and planned anew, in two
 * round trips. Sent through this, a query with parameters is prepared once a connection and then is one round trip.
 * `prepare: false` of the client (a pooler between) still wins.
 */
export const preparing = (unsafe: postgres.Sql["unsafe"]): postgres.Sql["unsafe"] =>
  ((query, parameters = [], options = {}) =>
    unsafe(
      query,
      parameters,
      parameters.length > 0 ? { ...options, prepare: isKept(query, parameters.length) } : options,
    )) as typeof unsafe;

function isKept(query: string, parameters: number): boolean {
  if (parameters > PARAMETERS_MAX) return false;
  if (texts.has(query)) return true;
  if (texts.size >= STATEMENTS_MAX) return false;
  texts.add(query);
  return true;
}
