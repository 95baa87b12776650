"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { useThread } from "./thread-context.tsx";

/** For moderators only: locking, pinning, moving. */
export function ModerateLink({ children }: { children: ReactNode }) {
  const { threadId, overlay } = useThread();
  if (!overlay?.mayModerate) return null;
  return (
    <Link className="row" href={`/moderate/threads/${threadId}`} prefetch={false}>
      {children}
    </Link>
  );
}
