import { z } from "zod";
import { CivilMinute } from "#lib/civil-minute.ts";
import { BulletinRef, despiteFaults, Version } from "../input.ts";

export const SchedulePublication = BulletinRef.extend({
  version: Version,
  at: z.union([CivilMinute, z.date()]),
  ...despiteFaults,
});
export const CancelSchedule = BulletinRef;
export const PublishScheduled = z.object({ scheduleId: z.uuid() });
export type PublishScheduled = z.output<typeof PublishScheduled>;
export const FailSchedule = PublishScheduled.extend({ failure: z.string().max(40) });
