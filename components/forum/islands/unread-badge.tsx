"use client";
import { fill } from "#components/composer/fill.ts";
import { useOverlay } from "#components/me/me-provider.tsx";
import { badge } from "#lib/badge.ts";

/** How many threads have something unread; nothing while unknown or where there are none. */
export function UnreadBadge({ known, text }: { known?: number; text: string }) {
  const overlay = useOverlay<{ unreadThreads?: number }>();
  const count = known ?? overlay?.unreadThreads ?? 0;
  if (count === 0) return null;
  return (
    <>
      <b className="n" aria-hidden="true">
        {badge(count)}
      </b>
      <span className="vh">{fill(text, { count })}</span>
    </>
  );
}
