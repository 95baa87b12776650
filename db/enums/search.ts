/** What a search finds, in the order in which it is shown. */
export const SEARCH_KINDS = ["bulletins", "cases", "posts"] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];
/** How old it may be at most. */
export const SEARCH_AGES = ["week", "month", "year"] as const;
export type SearchAge = (typeof SEARCH_AGES)[number];
export const SEARCH_ORDERS = ["best", "new"] as const;
