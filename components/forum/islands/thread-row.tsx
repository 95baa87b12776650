"use client";
import type { ReactNode } from "react";
import { useOverlay } from "#components/me/me-provider.tsx";
import type { BoardOverlay } from "#domains/forum/overlay.ts";

type Props = { threadId: string; unread?: number; className: string; children: ReactNode };

/** A row that turns bold where something is unread. */
export function ThreadRow({ threadId, unread: known, className, children }: Props) {
  const overlay = useOverlay<BoardOverlay>();
  const unread = known ?? overlay?.unread?.[threadId];
  return <li className={`${className}${unread ? " unread" : ""}`.trim() || undefined}>{children}</li>;
}
