import { z } from "zod";
import { REASON_MAX_CHARS } from "../input.ts";

/** A list that is longer is searched, not chosen from. */
export const REASONS_MAX = 30;

const Wording = z.string().trim().min(2).max(REASON_MAX_CHARS);

export const AddReason = z.object({
  /** Nothing: the whole organisation. */
  unitId: z.union([z.uuid(), z.literal("")]).transform((value) => value || null),
  text: Wording,
});
export const RewordReason = z.object({ reasonId: z.uuid(), text: Wording });
export const RemoveReason = z.object({ reasonId: z.uuid() });
