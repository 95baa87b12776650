import { z } from "zod";
import { TIME_ZONE, TIME_ZONE_OFFSET } from "./dates.ts";

/** `2026-11-23T09:30` as a form sends it: a minute of the organisation's clock, wherever the browser stands. */
export const CivilMinute = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .transform((text) => new Date(`${text}:00${TIME_ZONE_OFFSET}`))
  .refine((at) => !Number.isNaN(at.getTime()));

const parts = new Intl.DateTimeFormat("sv-SE", {
  timeZone: TIME_ZONE,
  dateStyle: "short",
  timeStyle: "short",
});

/** The same of an instant, for a field that asks for one. */
export const civilMinuteOf = (instant: Date) => parts.format(instant).replace(" ", "T");
