"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { useThread } from "./thread-context.tsx";

/** For the thread's author, as long as they may: the way to another title. */
export function RenameLink({ children }: { children: ReactNode }) {
  const { threadId, overlay } = useThread();
  if (!overlay?.mayRename) return null;
  return (
    <Link className="link" href={`/write/title/${threadId}`} prefetch={false}>
      {children}
    </Link>
  );
}
