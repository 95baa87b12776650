import { z } from "zod";
import { TIME_ZONE_OFFSET } from "#lib/dates.ts";
import { BulletinRef, Version } from "../input.ts";

/** A civil minute in the organisation's time zone, as a form posts it: `2026-11-25T09:00`. */
const CivilMinute = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
  .transform((text) => new Date(`${text}:00${TIME_ZONE_OFFSET}`))
  .refine((at) => !Number.isNaN(at.getTime()));

export const SchedulePublication = BulletinRef.extend({ version: Version, at: z.union([CivilMinute, z.date()]) });
export const CancelSchedule = BulletinRef;
export const PublishScheduled = z.object({ scheduleId: z.uuid() });
export type PublishScheduled = z.output<typeof PublishScheduled>;
export const FailSchedule = PublishScheduled.extend({ failure: z.string().max(40) });
