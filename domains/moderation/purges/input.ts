import { z } from "zod";
import { OnPostWithReason, Reason } from "../input.ts";

/** Whoever is to confirm must find the time for it; what nobody confirms within a week was not needed (第二人确认, 7 日内有效). */
export const PROPOSAL_DAYS = 7;

export const ProposePurge = OnPostWithReason;
export const ConfirmPurge = z.object({ itemId: z.uuid() });
export const DeclinePurge = ConfirmPurge.and(Reason);
