"use client";
import { fill } from "#components/composer/fill.ts";
import { useThread } from "./thread-context.tsx";

/** Stands before the first post that is new to the reader, on the hairline, so that nothing moves when it comes. */
export function UnreadLine({ number }: { number: number }) {
  const { readLine, roots, overlay, words } = useThread();
  if (!readLine || !overlay || roots.find((root) => root > readLine) !== number) return null;
  const count = overlay.lastShownNumber - readLine;
  return count > 0 ? <p className="new">{fill(words.line, { count })}</p> : null;
}
