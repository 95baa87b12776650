/** What a leader may do to several threads of a board at once. */
export const THREAD_DEEDS = ["lock", "move", "label"] as const;
export type ThreadDeed = (typeof THREAD_DEEDS)[number];
