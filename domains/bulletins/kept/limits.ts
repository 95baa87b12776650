/** Of fewer readers no number is told: in a small unit it would be names. */
export const READERS_TOLD_FROM = 5;
/** Below this they are told in fives, or somebody who looks twice would see when a colleague reads. */
export const READERS_EXACT_FROM = 50;
