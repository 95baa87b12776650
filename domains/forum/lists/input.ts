import { z } from "zod";
import { LIST_KINDS, TOP_PERIODS } from "#db/enums/lists.ts";
import { Line } from "#lib/text/line.ts";

/** Shorter says nothing, longer does not fit the line of a menu. */
const NAME_MIN_CHARS = 2;
const NAME_MAX_CHARS = 20;

const Slug = z.string().regex(/^[a-z0-9-]{1,60}$/);
/** A choice of a form that chose nothing sends an empty field. */
const chosen = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.literal("").transform(() => undefined)]).optional();

/** What stands behind the question mark of a list: a page of it, by board or by unit. */
export const ListQuery = z.object({
  board: chosen(Slug),
  unit: chosen(Slug),
  period: chosen(z.enum(TOP_PERIODS)),
  before: z.string().max(80).optional(),
});
export type ListQuery = z.infer<typeof ListQuery>;

export const SaveList = z.object({
  name: Line(NAME_MIN_CHARS, NAME_MAX_CHARS),
  kind: z.enum(LIST_KINDS),
  board: chosen(Slug),
  unit: chosen(Slug),
  period: chosen(z.enum(TOP_PERIODS)),
});

export const SavedListRef = z.object({ savedListId: z.uuid() });
