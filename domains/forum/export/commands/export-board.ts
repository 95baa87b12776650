import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { findBoardById } from "../../boards/queries.ts";
import { isModerator } from "../../policy.ts";
import { listBoardPosts } from "../board-posts.ts";
import { EXPORT_MAX_POSTS, ExportBoard } from "../input.ts";

/** What was said on a board as rows, for whoever moderates it; that it was taken out stands in the log. */
export const exportBoard = command({
  event: "forum.board.exported",
  input: ExportBoard,
  limit: "forum.board.exported",
  load: (tx, actor, { boardId }) => findBoardById(actor, boardId, tx),
  allow: (actor, board) => isModerator(actor, board.unitPath),
  async run(tx, { actor, input: { period }, subject: { id, name, unitId } }) {
    const rows = await listBoardPosts(actor, { boardId: id, period, limit: EXPORT_MAX_POSTS + 1 }, tx);
    if (rows.length > EXPORT_MAX_POSTS) throw invalid("form", "tooManyPosts", { maximum: EXPORT_MAX_POSTS });
    return { id, unitId, name, rows, payload: { rows: rows.length, ...(period && { period }) } };
  },
});
