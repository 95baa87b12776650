import { z } from "zod";
import { TIMER_KINDS } from "#db/enums/forum.ts";
import { CivilMinute } from "#lib/civil-minute.ts";
import { REASON_MAX_CHARS } from "../input.ts";

/** Further off nobody knows any more what a thread will want. */
export const TIMER_DAYS_MAX = 90;
export const TIMERS_MAX = 10;

export const SetTimer = z.object({
  threadId: z.uuid(),
  kind: z.enum(TIMER_KINDS),
  at: z.union([CivilMinute, z.date()]),
  reason: z.string().trim().max(REASON_MAX_CHARS).default(""),
});
export const TakeBackTimer = z.object({ timerId: z.uuid() });
