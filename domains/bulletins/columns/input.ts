import { z } from "zod";
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
});

/** The slug becomes part of the address and never changes. */
export const CreateColumn = ColumnFields.extend({
  slug: z
    .string()
    .min(2)
    .max(40)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
});

export const UpdateColumn = ColumnFields.extend({ columnId: z.uuid() });
