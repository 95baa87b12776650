import { z } from "zod";
import { CivilMinute } from "#lib/civil-minute.ts";

export const SchedulePost = z.object({ draftId: z.uuid(), at: z.union([CivilMinute, z.date()]) });
export const TakeBackScheduled = z.object({ scheduledId: z.uuid() });
