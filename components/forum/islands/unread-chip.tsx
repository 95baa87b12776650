"use client";
import { useOverlay } from "#components/me/me-provider.tsx";

/** What is unread of several threads, by their id: the page's overlay must bring it. */
export type UnreadOverlay = { unread: Record<string, number> };

/** 「6 条未读」, once the reader is known and there are any. */
export function UnreadChip({ threadId, text }: { threadId: string; text: string }) {
  const count = useOverlay<UnreadOverlay>()?.unread?.[threadId] ?? 0;
  const [before = "", behind = ""] = text.split("{count}");
  if (count === 0) return null;
  return (
    <span>
      {before}
      <b className="n q">{count}</b>
      {behind}
    </span>
  );
}
