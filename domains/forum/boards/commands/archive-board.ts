import { eq, sql } from "drizzle-orm";
import { boards } from "#db/schema/forum.ts";
import { command } from "#domains/kernel/command.ts";
import { canManageBoards } from "../../policy.ts";
import { ArchiveBoard } from "../input.ts";
import { findBoardById } from "../queries.ts";

/** Takes a board out of the lists: what was said stays readable, nothing new is added. Or puts it back. */
export const archiveBoard = command({
  event: "forum.board.archived",
  input: ArchiveBoard,
  limit: "forum.house",
  load: (tx, actor, { boardId }) => findBoardById(actor, boardId, tx),
  allow: (actor, board) => canManageBoards(actor, board.unitPath),
  async run(tx, { input: { archived }, subject: board }) {
    await tx
      .update(boards)
      .set({ archivedAt: archived ? sql`coalesce(${boards.archivedAt}, now())` : null })
      .where(eq(boards.id, board.id));
    return { id: board.id, unitId: board.unitId, tags: ["forum", `board:${board.id}`], payload: { archived } };
  },
});
