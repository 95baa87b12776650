"use client";
import { CornerDownRight } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { fill } from "#components/composer/fill.ts";
import { useThread } from "./thread-context.tsx";

/** Leads to the first post that is new to the reader; nothing where there is none. `short` says how many. */
export function JumpToUnread({ short = false }: { short?: boolean }) {
  const { readLine, overlay, numbers, hrefOf, words, lastShown } = useThread();
  const link = useRef<HTMLAnchorElement>(null);
  const count = overlay && readLine ? Math.max(overlay.lastShownNumber, lastShown) - readLine : 0;
  useEffect(() => (short ? undefined : onKey("u", () => link.current?.click())), [short]);
  if (count <= 0 || !readLine) return null;
  const first = numbers.find((number) => number > readLine);
  return (
    <Link
      ref={link}
      className={short ? "seek q" : "row"}
      href={hrefOf(first ?? readLine + 1)}
      prefetch={false}
      replace={first !== undefined}
    >
      <CornerDownRight className="i" aria-hidden />
      {short ? fill(words.unreadShort, { count }) : words.toUnread}
      {!short && <kbd>U</kbd>}
    </Link>
  );
}

/** A single key, unless somebody is writing, holds another key down or has switched keys off (WCAG 2.1.4). */
function onKey(key: string, act: () => void): () => void {
  const listener = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const isWriting = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (isWriting || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === key && document.documentElement.dataset.keys !== "off") act();
  };
  addEventListener("keydown", listener);
  return () => removeEventListener("keydown", listener);
}
