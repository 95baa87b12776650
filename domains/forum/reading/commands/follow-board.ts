import { sql } from "drizzle-orm";
import { boardMembers } from "#db/schema/board-members.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { FollowBoard } from "../../boards/input.ts";
import { findBoardById } from "../../boards/queries.ts";
import { canReadBoard } from "../../policy.ts";

/** Follows a board as closely as somebody chooses: `watch` tells of every new thread. */
export const followBoard = command({
  event: "forum.board.followed",
  input: FollowBoard,
  limit: "forum.own",
  isPrivate: true,
  load: (tx, actor, { boardId }) => findBoardById(actor, boardId, tx),
  allow: canReadBoard,
  async run(tx, { actor, input: { level }, subject: board }) {
    await tx
      .insert(boardMembers)
      .values({ memberId: memberId(actor), boardId: board.id, level })
      .onConflictDoUpdate({
        target: [boardMembers.memberId, boardMembers.boardId],
        set: { level, updatedAt: sql`now()` },
      });
    return { id: board.id, unitId: board.unitId, unitSlug: board.unitSlug, boardSlug: board.slug, level };
  },
});
