import { z } from "zod";
import { SLOT_KINDS } from "#db/enums/slots.ts";
import { Line } from "#lib/text/line.ts";
import { BulletinRef } from "../input.ts";

export const SLOT_REASON_MAX_CHARS = 100;
export const SLOT_MAX_DAYS = 92;

export const PlaceBulletin = BulletinRef.extend({
  kind: z.enum(SLOT_KINDS),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  reason: Line(1, SLOT_REASON_MAX_CHARS),
});
export const EndSlot = z.object({ slotId: z.uuid() });
