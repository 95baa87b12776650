import { boards } from "#db/schema/forum.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { canManageBoards } from "../../policy.ts";
import { CreateBoard } from "../input.ts";
import { findPlace } from "../place.ts";

/** Sets up a board in a unit, or for the whole organisation. A unit's boards carry its slug before their own. */
export const createBoard = command({
  event: "forum.board.created",
  input: CreateBoard,
  limit: "forum.house",
  load: (tx, actor, { unit }) => findPlace(actor, unit, tx),
  allow: (actor, place) => canManageBoards(actor, place.unitPath),
  async run(tx, { input: { unit, slug, ...said }, subject: { unitId } }) {
    const [board] = await tx
      .insert(boards)
      .values({ ...said, unitId, slug: unit === "" ? slug : `${unit}-${slug}` })
      .onConflictDoNothing()
      .returning({ id: boards.id, slug: boards.slug });
    if (!board) throw invalid("slug", "taken");
    return { id: board.id, unitId, slug: board.slug, tags: ["forum"], payload: { name: said.name } };
  },
});
