import type { SeedThread } from "../types.ts";
import { bulletinDiscussions } from "./bulletins.ts";
import { dutyQuestions } from "./cases-duty.ts";
import { integrityQuestions } from "./cases-integrity.ts";
import { loyaltyQuestions } from "./cases-loyalty.ts";

/** What was said under bulletins and under the questions of cases; these threads lie on no board. */
export const discussions: SeedThread[] = [
  ...bulletinDiscussions,
  ...integrityQuestions,
  ...dutyQuestions,
  ...loyaltyQuestions,
];
