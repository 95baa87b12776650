import { z } from "zod";
import { OnPost } from "../input.ts";

/** So long the two see the name: what is to be done about it is done by then. */
export const REVEALED_DAYS = 30;

export const REVEAL_REASON_MIN_CHARS = 10;
export const REVEAL_REASON_MAX_CHARS = 500;

/** Whose words they are is asked for a serious reason, which takes a sentence. */
const Grave = z
  .object({ canned: z.string().trim().default(""), reason: z.string().trim().default("") })
  .transform(({ canned, reason }) => ({ reason: [canned, reason].filter(Boolean).join(" ") }))
  .pipe(z.object({ reason: z.string().min(REVEAL_REASON_MIN_CHARS).max(REVEAL_REASON_MAX_CHARS) }));

export const AskReveal = OnPost.and(Grave);
export const AgreeReveal = z.object({ itemId: z.uuid() }).and(Grave);
export const DeclineReveal = z.object({ itemId: z.uuid() }).and(Grave);
