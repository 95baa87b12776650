import { z } from "zod";
import { CivilMinute } from "#lib/civil-minute.ts";
import { DraftVersion } from "../drafts/input.ts";

/** With `version` only the words that were seen are planned. */
export const SchedulePost = z.object({
  draftId: z.uuid(),
  version: DraftVersion,
  at: z.union([CivilMinute, z.date()]),
});
export const TakeBackScheduled = z.object({ scheduledId: z.uuid() });
