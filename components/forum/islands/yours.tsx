"use client";
import { useThread } from "./thread-context.tsx";

/** Beside a name that hides somebody, for that person alone: it is you. */
export function Yours({ number, text }: { number: number; text: string }) {
  const { overlay } = useThread();
  return overlay?.abilities[number]?.includes("yours") ? <small>{text}</small> : null;
}
