import { z } from "zod";
import { CivilMinute } from "#lib/civil-minute.ts";
import { Line } from "#lib/text/line.ts";
import { NOTE_MAX_CHARS } from "./limits.ts";

const RemindAt = z.union([z.date(), z.literal("").transform(() => null), CivilMinute]);

/** What is left out stays as it is: the button below a post sends neither note nor time. */
export const SaveBookmark = z.object({
  postId: z.uuid(),
  note: Line(0, NOTE_MAX_CHARS).optional(),
  remindAt: RemindAt.optional(),
});

export const RemoveBookmark = z.object({ bookmarkId: z.uuid() });

export const RemindOfBookmark = z.object({ bookmarkId: z.uuid() });

export const BOOKMARK_FILTERS = ["all", "reminders"] as const;
export type BookmarkFilter = (typeof BOOKMARK_FILTERS)[number];

/** What the address of the list says; what it cannot mean is as if it were not there. */
export const BookmarkQuery = z.object({
  filter: z.enum(BOOKMARK_FILTERS).catch("all"),
  q: Line(0, 40).catch(""),
  before: z.uuid().nullable().catch(null),
});
