import { z } from "zod";

/** Until then the person can ask for a copy, whoever planned it can think again, and the other administrators see it in the log. */
export const ERASED_AFTER_DAYS = 30;

const Account = z.object({ memberId: z.uuid() });

export const PlanErasure = Account.extend({
  /** Empty: what they said stays, without their name. */
  posts: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
});
export const CancelErasure = Account;
export const EraseAccount = Account;
