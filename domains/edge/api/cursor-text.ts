import { z } from "zod";
import { type Cursor, readCursor } from "#lib/cursor.ts";

/** Where a list goes on, as an earlier answer said it; what is none is refused, or a program would read the first page for ever. */
export const CursorText = z
  .string()
  .max(60)
  .refine((text) => readCursor(text) !== null, { params: { key: "malformed" } })
  .transform((text) => readCursor(text) as Cursor);
