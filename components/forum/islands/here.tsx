"use client";
import { fill } from "#components/composer/fill.ts";
import { useThread } from "./thread-context.tsx";
import { usePlace } from "./use-place.ts";

/** Where in the thread the reader is: `20 / 23`. */
export function Here() {
  const { lastShown, words } = useThread();
  return fill(words.progressHere, { number: usePlace(), last: lastShown });
}
