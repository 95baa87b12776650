import { z } from "zod";
import { LIMIT_NAMES, LIMITS, type LimitName } from "#domains/kernel/limits.ts";
import { Line } from "#lib/text/line.ts";

export const WHY_MAX_CHARS = 200;
/** A window is at least as long as in the code, and a day at most. */
const WINDOW_MAX_SEC = 86_400;
const Name = z.enum(LIMIT_NAMES as [LimitName, ...LimitName[]]);
const Whole = z.coerce.number().int().min(1).max(1_000_000);

export const SetLimit = z.object({
  name: Name,
  points: Whole,
  minutes: Whole,
  why: Line(0, WHY_MAX_CHARS).default(""),
});
export const ResetLimit = z.object({ name: Name });

/** Within which a limit may be changed: never nothing, never without end. */
export function boundsOf(name: LimitName) {
  const { points, windowSec, least, wider } = LIMITS[name];
  return {
    points: { least, most: points * wider },
    minutes: { least: windowSec / 60, most: WINDOW_MAX_SEC / 60 },
  };
}
