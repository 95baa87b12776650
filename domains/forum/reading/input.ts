import { z } from "zod";
import { PostNumber } from "../input.ts";

/** `epoch` is the one that the page was opened with. */
export const MarkRead = z.object({
  threadId: z.uuid(),
  number: PostNumber,
  epoch: z.int().min(0).max(1_000_000).default(0),
});

export const MarkUnread = z.object({ threadId: z.uuid(), number: PostNumber });

/** Of one board, of the threads of one unit (its slug), or without both of everything. */
export const SweepUnread = z.object({
  boardId: z.union([z.uuid(), z.literal("").transform(() => null), z.null()]).default(null),
  unit: z.string().max(60).default(""),
});

export const UndoSweep = z.object({ sweepId: z.uuid() });
