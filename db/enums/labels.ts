/** How many labels of a group a thread may carry. */
export const LABEL_PICKS = ["one", "several"] as const;
export type LabelPick = (typeof LABEL_PICKS)[number];

/** What a board says of a group: as one likes, one of it at least, or none of it. `free` is what stands in no row. */
export const LABEL_RULES = ["required", "barred"] as const;
export type LabelRule = (typeof LABEL_RULES)[number];
