import { dayOf } from "#lib/dates.ts";
import type { Moment } from "../content/types.ts";

const DAY_MS = 86_400_000;

export const daysBefore = (days: number) => new Date(Date.now() - days * DAY_MS);

/** A civil moment of the demonstration as an instant; never in the future. */
export function instantOf({ daysAgo, hour, minute }: Moment): Date {
  const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00`;
  const instant = new Date(`${dayOf(daysBefore(daysAgo))}T${time}+08:00`);
  return new Date(Math.min(instant.getTime(), Date.now() - 60_000));
}
