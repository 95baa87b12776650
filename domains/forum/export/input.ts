import { z } from "zod";

/** A spreadsheet holds a million rows, a person's patience fewer. */
export const EXPORT_MAX_POSTS = 50_000;

/** A year (`2026`) or a month (`2026-03`) by the organisation's clock; empty: all of it. */
export const Period = z
  .string()
  .regex(/^(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?)?$/)
  .default("");
export type Period = z.output<typeof Period>;

export const ExportBoard = z.object({ boardId: z.uuid(), period: Period });
