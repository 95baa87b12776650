import { z } from "zod";
import { OnPostWithReason, Reason } from "../input.ts";

export const ProposePurge = OnPostWithReason;
export const ConfirmPurge = z.object({ itemId: z.uuid() });
export const DeclinePurge = ConfirmPurge.and(Reason);
