import { z } from "zod";
import { BOARD_LEVELS } from "#db/enums/forum.ts";
import { LABEL_PICKS, LABEL_RULES } from "#db/enums/labels.ts";
import { CursorText } from "#domains/edge/api/cursor-text.ts";
import { type Operation, reading, writing } from "#domains/edge/api/operation.ts";
import { findBoardById, listBoards } from "../boards/queries.ts";
import { listLabels } from "../labels/queries.ts";
import { followBoard } from "../reading/commands/follow-board.ts";
import { listThreads } from "../threads/queries.ts";
import { ThreadOut, threadOut } from "./shapes.ts";

/** Boards, what is talked about on them, and how closely one follows them. */
export const boardOperations: Operation[] = [
  reading({
    path: "/boards",
    scope: "forum:read",
    summary: "The open boards that whoever asks may enter.",
    input: z.object({}),
    output: z.array(
      z.object({
        id: z.uuid(),
        slug: z.string(),
        name: z.string(),
        description: z.string(),
        unit: z.string().nullable(),
      }),
    ),
    run: async (viewer) => (await listBoards(viewer)).map((board) => ({ ...board, unit: board.unitSlug })),
  }),
  reading({
    path: "/boards/{boardId}/threads",
    scope: "forum:read",
    summary: "The threads of a board, the latest talk first; goes on behind `before`.",
    input: z.object({ boardId: z.uuid(), before: CursorText.optional() }),
    output: z.object({ pinned: z.array(ThreadOut), threads: z.array(ThreadOut), next: z.string().nullable() }),
    run: async (viewer, { boardId, before }) => {
      if (!(await findBoardById(viewer, boardId))) return null;
      const page = await listThreads(viewer, boardId, before ?? null);
      return { pinned: page.pinned.map(threadOut), threads: page.threads.map(threadOut), next: page.next };
    },
  }),
  reading({
    path: "/boards/{boardId}/labels",
    scope: "forum:read",
    summary: "The tags that threads of a board may carry, by group.",
    input: z.object({ boardId: z.uuid() }),
    output: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        pick: z.enum(LABEL_PICKS),
        rule: z.enum(LABEL_RULES).nullable(),
        labels: z.array(z.object({ id: z.uuid(), name: z.string() })),
      }),
    ),
    run: async (viewer, { boardId }) => {
      const board = await findBoardById(viewer, boardId);
      return board && listLabels(viewer, board.unitId, board.id);
    },
  }),
  writing({
    path: "/boards/{boardId}/follow",
    scope: "forum:write",
    summary: "Follows a board as closely as `level` says.",
    command: followBoard,
    output: z.object({ id: z.uuid(), level: z.enum(BOARD_LEVELS) }),
    answer: ({ id, level }) => ({ id, level }),
  }),
];
