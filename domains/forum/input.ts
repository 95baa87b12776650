import { z } from "zod";
import { MEMBER_LIMITS } from "#lib/text/limits.ts";
import { Line } from "#lib/text/line.ts";
import { TITLE_MAX_CHARS, TITLE_MIN_CHARS } from "./limits.ts";

export const Title = Line(TITLE_MIN_CHARS, TITLE_MAX_CHARS);

/** A post's number, as a number or as a form posts it. */
export const PostNumber = z.union([
  z.int().min(1).max(9_999_999),
  z
    .string()
    .regex(/^[1-9]\d{0,6}$/)
    .transform(Number),
]);
/** A hidden field that is empty where there is nothing to say. */
export const OptionalPostNumber = z.union([PostNumber, z.literal("").transform(() => null), z.null()]).default(null);

/** Yes or no, as JSON or as a form says it. */
export const YesNo = z.union([
  z.boolean(),
  z.literal(["on", "1"]).transform(() => true),
  z.literal(["", "0"]).transform(() => false),
]);
/** A box of a form: what is not ticked is not sent. */
export const Ticked = YesNo.default(false);

/** What is being written: anything that can be stored, finished or not. */
export const Unfinished = (maxChars = 2 * MEMBER_LIMITS.chars) =>
  z
    .string()
    .max(maxChars)
    .transform((text) => text.toWellFormed().replaceAll("\0", ""));
