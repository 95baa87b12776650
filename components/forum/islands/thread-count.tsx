"use client";
import { fill } from "#components/composer/fill.ts";
import { useOverlay } from "#components/me/me-provider.tsx";
import type { BoardOverlay } from "#domains/forum/overlay.ts";
import { badge } from "#lib/badge.ts";

type Props = { threadId: string; known?: number; label: string; unread: string };

/** What stands below the number of replies: the word, or how many are unread. */
export function ThreadCount({ threadId, known, label, unread }: Props) {
  const overlay = useOverlay<BoardOverlay>();
  const count = known ?? overlay?.unread?.[threadId];
  if (!count) return <small>{label}</small>;
  return (
    <small className="n">
      <span aria-hidden="true">{badge(count)}</span>
      <span className="vh">{fill(unread, { count })}</span>
    </small>
  );
}
