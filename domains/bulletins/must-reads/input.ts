import { z } from "zod";
import { Line } from "#lib/text/line.ts";
import { BulletinRef } from "../input.ts";

export const REMINDER_MAX_CHARS = 200;
const UNITS_AT_ONCE = 200;

/** A civil day in the organisation's time zone, as a date field posts it. */
const CivilDay = z.iso.date();

/** `unitIds`: of whose subtrees everybody has to read it. `withoutCaptions`: although a film in it has none. */
export const RequireReading = BulletinRef.extend({
  unitIds: z.array(z.uuid()).min(1).max(UNITS_AT_ONCE),
  dueOn: CivilDay,
  withoutCaptions: z.literal("on").optional(),
});
export const EndMustRead = z.object({ mustReadId: z.uuid() });
/**
 * `depth`: how much of the text has been on the screen, in percent from its beginning. `isFirst`: the page was not in front
 * until now.
 */
export const NoteReading = BulletinRef.extend({
  depth: z.number().int().min(0).max(100),
  isFirst: z.boolean().default(false),
});
export const ConfirmReading = BulletinRef;
export const RemindReaders = BulletinRef.extend({ unitId: z.uuid(), note: Line(0, REMINDER_MAX_CHARS).default("") });
