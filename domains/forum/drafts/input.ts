import { z } from "zod";
import { OptionalPostNumber, Ticked, Unfinished } from "../input.ts";
import { LabelIds } from "../labels/input.ts";
import { TITLE_MAX_CHARS } from "../limits.ts";

/** Which state of a draft a form stands on, as a hidden field says it; null where it knows of none. Programs have no drafts. */
export const DraftVersion = z
  .union([z.uuid(), z.literal("").transform(() => null), z.null()])
  .default(null)
  .meta({ ofForms: true });

/** An empty text with an empty title forgets the draft. */
export const SaveDraft = z.object({
  kind: z.enum(["thread", "reply", "edit"]),
  targetId: z.uuid(),
  version: DraftVersion,
  title: Unfinished(4 * TITLE_MAX_CHARS).default(""),
  text: Unfinished(),
  isAnonymous: Ticked,
  parentNumber: OptionalPostNumber,
  labels: LabelIds,
});

/** With `version` only what was seen is thrown away. */
export const DiscardDraft = z.object({ draftId: z.uuid(), version: DraftVersion });
