import { z } from "zod";
import { Ticked, Unfinished } from "../input.ts";
import { TITLE_MAX_CHARS } from "../limits.ts";

/** An empty text with an empty title forgets the draft. */
export const SaveDraft = z.object({
  kind: z.enum(["thread", "reply", "edit"]),
  targetId: z.uuid(),
  title: Unfinished(4 * TITLE_MAX_CHARS).default(""),
  text: Unfinished(),
  isAnonymous: Ticked,
});

export const DiscardDraft = z.object({ draftId: z.uuid() });
