"use client";
import { useThread } from "./thread-context.tsx";

/** A reply that came after the last visit, below a post that did not. */
export function NewMark({ number, root }: { number: number; root: number }) {
  const { readLine, words } = useThread();
  return readLine && number > readLine && root <= readLine ? <span className="newmark">{words.isNew}</span> : null;
}
