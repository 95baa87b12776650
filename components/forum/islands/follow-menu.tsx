"use client";
import type { FollowReason } from "#db/enums/forum.ts";
import { followThreadAction } from "#domains/forum/actions.ts";
import { LevelMenu, type LevelWords } from "./level-menu.tsx";
import { useThread } from "./thread-context.tsx";

export type FollowWords = LevelWords & { why: Record<FollowReason, string> };

/** Whether the reader is told of what is said in this thread, and why. */
export function FollowMenu({ words, className = "row" }: { words: FollowWords; className?: string }) {
  const { threadId, overlay, refresh } = useThread();
  const reason = overlay?.levelReason;
  return (
    <LevelMenu
      action={followThreadAction}
      field={{ name: "threadId", value: threadId }}
      level={overlay?.level ?? "normal"}
      reason={reason ? words.why[reason] : undefined}
      words={words}
      isKnown={overlay !== null}
      refresh={refresh}
      className={className}
    />
  );
}
