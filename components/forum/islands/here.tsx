"use client";
import { fill } from "#components/composer/fill.ts";
import { useHere } from "./position.ts";
import { useThread } from "./thread-context.tsx";

/** Where in the thread the reader is: `20 / 23`. */
export function Here() {
  const { window: shown, lastShown, words } = useThread();
  const here = useHere();
  const isOfThisPage = here >= shown.first && here <= shown.last;
  return fill(words.progressHere, { number: isOfThisPage ? here : shown.first, last: lastShown });
}
