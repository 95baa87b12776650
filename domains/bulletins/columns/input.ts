import { z } from "zod";
import { COLUMN_TEMPLATES, COLUMN_VISIBILITIES } from "#db/enums/columns.ts";
import { Line } from "#lib/text/line.ts";
import { OptionalId } from "../input.ts";

export const COLUMN_LIMITS = { name: 20, enName: 40, description: 200 };

const ColumnFields = z.object({
  name: Line(2, COLUMN_LIMITS.name),
  enName: Line(0, COLUMN_LIMITS.enName).default(""),
  description: Line(0, COLUMN_LIMITS.description).default(""),
  position: z.union([
    z.int().min(0).max(999),
    z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number),
  ]),
  /** Empty: the publisher's word is enough. */
  routeId: OptionalId.default(null),
  /** Empty: it stands at the top. */
  parentId: OptionalId.default(null),
  visibility: z.enum(COLUMN_VISIBILITIES).default("site"),
  template: z.enum(COLUMN_TEMPLATES).default("list"),
  isDiscussed: z
    .enum(["true", "false"])
    .default("true")
    .transform((said) => said === "true"),
});

/** The slug becomes part of the address and never changes. */
export const CreateColumn = ColumnFields.extend({
  slug: z
    .string()
    .min(2)
    .max(40)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    // The name of the feed of all columns.
    .refine((slug) => slug !== "all"),
});

/** `open`: said when what was for members becomes readable before the door. */
export const UpdateColumn = ColumnFields.extend({ columnId: z.uuid(), open: z.literal("on").optional() });

/** Out of use, or back. */
export const CloseColumn = z.object({ columnId: z.uuid(), isClosed: z.enum(["true", "false"]) });
