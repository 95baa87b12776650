import type { RuleBounds } from "#components/moderation/rule-fields.tsx";
import { AMOUNTS, MINUTES, WHY_MAX_CHARS, WORDS_MAX } from "#domains/forum/holds/input.ts";

/** What the forms of rules may ask for. */
export const BOUNDS: RuleBounds = {
  amounts: AMOUNTS,
  minutes: MINUTES,
  wordsMax: WORDS_MAX,
  whyMaxChars: WHY_MAX_CHARS,
};
