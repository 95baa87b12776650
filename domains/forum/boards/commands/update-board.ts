import { eq } from "drizzle-orm";
import { boards } from "#db/schema/forum.ts";
import { command } from "#domains/kernel/command.ts";
import { canManageBoards } from "../../policy.ts";
import { boardRulesTag } from "../../tags.ts";
import { UpdateBoard } from "../input.ts";
import { findBoardById } from "../queries.ts";

/** Changes what a board is called and asks for; its address and its area never change. */
export const updateBoard = command({
  event: "forum.board.updated",
  input: UpdateBoard,
  limit: "forum.house",
  load: (tx, actor, { boardId }) => findBoardById(actor, boardId, tx),
  allow: (actor, board) => canManageBoards(actor, board.unitPath),
  async run(tx, { input: { boardId, ...said }, subject: board }) {
    await tx.update(boards).set(said).where(eq(boards.id, boardId));
    return {
      id: boardId,
      unitId: board.unitId,
      tags: ["forum", `board:${boardId}`, boardRulesTag(boardId)],
      payload: said,
    };
  },
});
