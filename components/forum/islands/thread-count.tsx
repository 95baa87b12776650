"use client";
import { fill } from "#components/composer/fill.ts";
import { useOverlay } from "#components/me/me-provider.tsx";
import type { BoardOverlay } from "#domains/forum/overlay.ts";

type Props = { threadId: string; label: string; unread: string };

/** What stands below the number of replies: the word, or how many are unread. */
export function ThreadCount({ threadId, label, unread }: Props) {
  const count = useOverlay<BoardOverlay>()?.unread?.[threadId];
  if (!count) return <small>{label}</small>;
  return (
    <small className="n">
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="vh">{fill(unread, { count })}</span>
    </small>
  );
}
