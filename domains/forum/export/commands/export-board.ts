import { z } from "zod";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { findBoardById } from "../../boards/queries.ts";
import { isModerator } from "../../policy.ts";
import { listBoardPosts } from "../queries.ts";

/** A spreadsheet holds a million rows, a person's patience fewer. */
export const EXPORT_MAX_POSTS = 50_000;

export const ExportBoard = z.object({ boardId: z.uuid() });

/** What was said on a board as rows, for whoever moderates it; that it was taken out stands in the log. */
export const exportBoard = command({
  event: "forum.board.exported",
  input: ExportBoard,
  limit: "forum.board.exported",
  load: (tx, actor, { boardId }) => findBoardById(actor, boardId, tx),
  allow: (actor, board) => isModerator(actor, board.unitPath),
  async run(tx, { actor, subject: { id, name, unitId } }) {
    const rows = await listBoardPosts(actor, id, EXPORT_MAX_POSTS + 1, tx);
    if (rows.length > EXPORT_MAX_POSTS) throw invalid("form", "tooManyPosts", { maximum: EXPORT_MAX_POSTS });
    return { id, unitId, name, rows, payload: { rows: rows.length } };
  },
});
