"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { fill } from "#components/composer/fill.ts";
import { useThread } from "./thread-context.tsx";

/** Leads to the first post that is new to the reader; nothing where there is none. `short` says how many. */
export function JumpToUnread({ icon, short = false }: { icon: ReactNode; short?: boolean }) {
  const { readLine, overlay, numbers, hrefOf, words, lastShown } = useThread();
  const count = overlay && readLine ? Math.max(overlay.lastShownNumber, lastShown) - readLine : 0;
  if (count <= 0 || !readLine) return null;
  const first = numbers.find((number) => number > readLine);
  return (
    <Link
      data-unread
      className={short ? "seek q" : "row"}
      href={hrefOf(first ?? readLine + 1)}
      prefetch={false}
      replace={first !== undefined}
    >
      {icon}
      {short ? fill(words.unreadShort, { count }) : words.toUnread}
      {!short && <kbd>U</kbd>}
    </Link>
  );
}
