import { z } from "zod";
import { Line } from "#lib/text/line.ts";

export const DELEGATION_REASON_MAX_CHARS = 100;
/** Who is away longer wants another to hold the role, and that is the security administrator's to give. */
export const DELEGATION_MAX_DAYS = 92;

export const DelegateReview = z.object({
  /** The own grant whose word is handed on. */
  grantId: z.uuid(),
  delegateId: z.uuid(),
  /** Civil days in the organisation's time zone, both included. */
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  reason: Line(1, DELEGATION_REASON_MAX_CHARS),
});
export const EndDelegation = z.object({ delegationId: z.uuid() });
