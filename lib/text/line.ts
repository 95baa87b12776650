import { z } from "zod";

/** Blanks and line ends close up; controls and marks that turn the direction of writing go. */
const oneLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();

/** A line of text between two lengths, measured once it is tidy. */
export const Line = (minChars: number, maxChars: number) =>
  z
    .string()
    .max(4 * maxChars)
    .transform(oneLine)
    .pipe(z.string().min(minChars).max(maxChars));

/** A few paragraphs of plain text up to a length: line ends are kept, other controls go. */
export const Lines = (maxChars: number) =>
  z
    .string()
    .max(2 * maxChars)
    .transform(tidyLines)
    .pipe(z.string().max(maxChars));

const tidyLines = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\u202a-\u202e\u2066-\u2069]|[^\P{Cc}\n]/gu, "")
    .trim();
