/** Lists of threads across boards, in the order in which they are offered. */
export const LIST_KINDS = ["latest", "unread", "new", "top", "followed", "unanswered", "mine"] as const;
export type ListKind = (typeof LIST_KINDS)[number];

export const TOP_PERIODS = ["week", "month", "year"] as const;
export type TopPeriod = (typeof TOP_PERIODS)[number];
