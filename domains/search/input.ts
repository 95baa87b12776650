import { z } from "zod";
import { SEARCH_AGES, SEARCH_KINDS, SEARCH_ORDERS } from "#db/enums/search.ts";
import { Line } from "#lib/text/line.ts";

const QUERY_MAX_CHARS = 60;
/** The newest so many are looked at and sorted: whoever gets more adds a word. */
export const LOOKED_AT = 200;
export const HITS_PER_PAGE = 20;
export const PAGES_MAX = LOOKED_AT / HITS_PER_PAGE;

export const Words = Line(1, QUERY_MAX_CHARS);

/** How what is found is narrowed and sorted. What an address says wrongly counts as not said. */
export const SearchFilter = z.object({
  kind: z.enum(SEARCH_KINDS).nullable().catch(null),
  age: z.enum(SEARCH_AGES).nullable().catch(null),
  order: z.enum(SEARCH_ORDERS).catch("best"),
  /** Only what the viewer said. */
  own: z.stringbool().catch(false),
  page: z.coerce.number().int().min(1).max(PAGES_MAX).catch(1),
});
export type SearchFilter = z.infer<typeof SearchFilter>;
