import { countWords, plainText } from "#lib/text/excerpt.ts";
import type { Body } from "#lib/text/nodes.ts";

/** Three times as fast as people read (`readingMinutes`): faster than this nobody has read it. */
const FASTEST_WORDS_PER_SECOND = 20;
const SECONDS_MIN = 10;
const SECONDS_MAX = 180;
/** The end of a text is often a signature or a date. */
export const DEPTH_NEEDED = 80;
/** Readers tell that they are still there so often. */
export const BEAT_MS = 5_000;
/** Who was silent for longer was not reading meanwhile. */
export const SILENCE_MAX_MS = 15_000;

/** Who scrolls to the end in less than half the time that the text takes has not seen it: what they say of it waits. */
const DEPTH_AHEAD = 2;

/** By how many percent the depth may rise in a second of reading. */
export const depthPerSecond = (needed: number) => (100 / needed) * DEPTH_AHEAD;

/** How long the text has to be in front of somebody before it can have been read, in seconds. */
export function secondsNeeded(body: Body): number {
  const seconds = Math.ceil(countWords(plainText(body)) / FASTEST_WORDS_PER_SECOND);
  return Math.min(SECONDS_MAX, Math.max(SECONDS_MIN, seconds));
}

export type Proof = { millis: number; depth: number; needed: number };

/** What is missing before the reader may confirm: `tooShort`, `notToTheEnd`, or nothing. */
export function missingProof({ millis, depth, needed }: Proof): "readTooShort" | "readNotToEnd" | null {
  if (millis < needed * 1000) return "readTooShort";
  return depth < DEPTH_NEEDED ? "readNotToEnd" : null;
}
