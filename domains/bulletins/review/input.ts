import { z } from "zod";
import { RETURN_REASONS, TASK_KINDS } from "#db/enums/reviews.ts";
import { Line } from "#lib/text/line.ts";
import { BulletinRef, despiteFaults, Version } from "../input.ts";

export const NOTE_MAX_CHARS = 500;
export const QUOTE_MAX_CHARS = 200;
/** More passages in one return; with more than that the text wants to be talked over. */
export const MARKS_MAX = 9;

const OfVersion = BulletinRef.extend({ version: Version });
export const SubmitForReview = OfVersion.extend(despiteFaults);
export const RecallReview = BulletinRef;

/**
 * A word on one task as it was read: another version, or a step that others have finished meanwhile, is a `conflict`, for
 * nobody is to say yes to what they did not see.
 */
const Word = OfVersion.extend({
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

type MarkField = z.ZodDefault<z.ZodType<string, string>>;

/** A mark as the form holds it: `quote1` and `remark1`, and so on; both or neither. */
const markFields = (n: number) => ({
  [`quote${n}`]: Line(0, QUOTE_MAX_CHARS).default(""),
  [`remark${n}`]: Line(0, NOTE_MAX_CHARS).default(""),
});
const MARK_NUMBERS = Array.from({ length: MARKS_MAX }, (_, at) => at + 1);

/** Of the marks what is said: `at` is the number of the fields it was written in. */
export const marksOf = (form: Record<string, unknown>) =>
  MARK_NUMBERS.map((at) => ({ at, quote: String(form[`quote${at}`]), note: String(form[`remark${at}`]) })).filter(
    ({ quote, note }) => quote !== "" || note !== "",
  );

export const ReturnForRevision = Word.extend({
  reason: z.enum(RETURN_REASONS),
  note: Line(1, NOTE_MAX_CHARS),
  quote: Line(0, QUOTE_MAX_CHARS).default(""),
  ...(Object.assign({}, ...MARK_NUMBERS.map(markFields)) as Record<`${"quote" | "remark"}${number}`, MarkField>),
});
