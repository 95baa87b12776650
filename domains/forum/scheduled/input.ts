import { z } from "zod";
import { TIME_ZONE_OFFSET } from "#lib/dates.ts";

/** A civil minute in the organisation's time zone, as a form posts it: `2026-11-25T09:00`. */
const CivilMinute = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
  .transform((text) => new Date(`${text}:00${TIME_ZONE_OFFSET}`))
  .refine((at) => !Number.isNaN(at.getTime()));

export const SchedulePost = z.object({ draftId: z.uuid(), at: z.union([CivilMinute, z.date()]) });
export const TakeBackScheduled = z.object({ scheduledId: z.uuid() });
