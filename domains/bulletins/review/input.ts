import { z } from "zod";
import { RETURN_REASONS, TASK_KINDS } from "#db/enums/reviews.ts";
import { Line } from "#lib/text/line.ts";
import { BulletinRef, Version } from "../input.ts";

export const NOTE_MAX_CHARS = 500;
export const QUOTE_MAX_CHARS = 200;

export const SubmitForReview = BulletinRef.extend({ version: Version });
export const RecallReview = BulletinRef;

/**
 * A word on one task as it was read: another version, or a step that others have finished meanwhile, is a `conflict`, for
 * nobody is to say yes to what they did not see.
 */
const Word = SubmitForReview.extend({
  step: z.union([
    z.int().min(0).max(20),
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number),
  ]),
  kind: z.enum(TASK_KINDS),
  /** The holder of the role in whose stead it is said; nothing: the own role. */
  onBehalfOf: z
    .union([z.literal("").transform(() => null), z.uuid()])
    .nullable()
    .default(null),
});

export const ApproveReview = Word.extend({
  /** How many lines of the step's checklist were ticked, by their number. */
  checked: z.array(z.string().max(3)).max(20).default([]),
  note: Line(0, NOTE_MAX_CHARS).default(""),
});

export const ReturnForRevision = Word.extend({
  reason: z.enum(RETURN_REASONS),
  note: Line(1, NOTE_MAX_CHARS),
  quote: Line(0, QUOTE_MAX_CHARS).default(""),
});
