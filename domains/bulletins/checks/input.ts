import { z } from "zod";
import { FINDING_LEVELS } from "#db/enums/reviews.ts";
import { Line } from "#lib/text/line.ts";

export const WORD_MAX_CHARS = 30;
/** A name may have several titles. */
export const INSTEAD_MAX_CHARS = 120;
export const WORD_NOTE_MAX_CHARS = 100;

/** One character alone would be found everywhere. */
export const AddCheckedWord = z.object({
  wrong: Line(2, WORD_MAX_CHARS),
  instead: Line(0, INSTEAD_MAX_CHARS).default(""),
  level: z.enum(FINDING_LEVELS),
  note: Line(0, WORD_NOTE_MAX_CHARS).default(""),
  isName: z.literal("on").optional(),
});

export const RemoveCheckedWord = z.object({ wordId: z.uuid() });
