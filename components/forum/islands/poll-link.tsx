"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { useThread } from "./thread-context.tsx";

/** For whoever may put the thread to the vote. */
export function PollLink({ children }: { children: ReactNode }) {
  const { threadId, overlay } = useThread();
  if (!overlay?.mayPoll) return null;
  return (
    <Link href={`/write/poll/${threadId}`} prefetch={false}>
      {children}
    </Link>
  );
}
