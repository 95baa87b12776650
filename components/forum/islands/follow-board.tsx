"use client";
import { useMe, useOverlay } from "#components/me/me-provider.tsx";
import { followBoardAction } from "#domains/forum/actions.ts";
import type { BoardOverlay } from "#domains/forum/overlay.ts";
import { LevelMenu, type LevelWords } from "./level-menu.tsx";

/** Whether the reader is told of new threads on this board. */
export function FollowBoard({ boardId, words }: { boardId: string; words: LevelWords }) {
  const overlay = useOverlay<BoardOverlay>();
  const { refresh } = useMe();
  return (
    <LevelMenu
      action={followBoardAction}
      field={{ name: "boardId", value: boardId }}
      level={overlay?.level ?? "normal"}
      words={words}
      isKnown={Boolean(overlay)}
      refresh={refresh}
      className="follow"
    />
  );
}
