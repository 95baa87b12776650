import type { ListKind } from "#db/enums/lists.ts";

type Named = { board?: string | null; unit?: string | null; period?: string | null; before?: string };

/** The address of a list, with what narrows it; the same list has always the same address. */
export const addressOf = (kind: ListKind, named: Named) => `/forum/lists/${kind}${queryOf(kind, named)}`;

/** What narrows a list, from the question mark on. */
export function queryOf(kind: ListKind, { board, unit, period, before }: Named): string {
  const told = { board, unit, period: kind === "top" ? period : null, before };
  const query = new URLSearchParams(Object.entries(told).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `?${query}` : "";
}
