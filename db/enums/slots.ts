/** 头条 is the large card of a front page; 置顶 is the head of a column's list. */
export const SLOT_KINDS = ["headline", "pinned"] as const;
export type SlotKind = (typeof SLOT_KINDS)[number];
