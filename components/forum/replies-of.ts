import type { Thread } from "#domains/forum/threads/queries.ts";

// Beside no component: who only counts must not bring the islands of a thread's head along.

/** Posts but for the one that opens a thread; in a discussion of something all are answers. */
export const repliesOf = ({ boardId, postCount }: Pick<Thread, "boardId" | "postCount">) =>
  Math.max(0, boardId ? postCount - 1 : postCount);
