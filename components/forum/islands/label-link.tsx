"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { useThread } from "./thread-context.tsx";

/** For the thread's author and its moderators: the way to change what it says it is about. */
export function LabelLink({ children }: { children: ReactNode }) {
  const { threadId, overlay } = useThread();
  if (!overlay?.mayLabel) return null;
  return (
    <Link className="link" href={`/write/tags/${threadId}`} prefetch={false}>
      {children}
    </Link>
  );
}
