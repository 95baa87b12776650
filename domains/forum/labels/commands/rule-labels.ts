import { and, eq, inArray } from "drizzle-orm";
import { boardLabelRules } from "#db/schema/labels.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { findBoardById } from "../../boards/queries.ts";
import { canManageBoards } from "../../policy.ts";
import { RuleLabels } from "../input.ts";
import { listBoardRules } from "../queries.ts";

/** Says which groups every new thread of a board needs, and which the board does not offer. */
export const ruleLabels = command({
  event: "forum.board.ruled",
  input: RuleLabels,
  limit: "forum.house",
  load: (tx, actor, { boardId }) => findBoardById(actor, boardId, tx),
  allow: (actor, board) => canManageBoards(actor, board.unitPath),
  async run(tx, { actor, input: { boardId, rules }, subject: board }) {
    const known = new Set((await listBoardRules(actor, board, tx)).map(({ id }) => id));
    if (rules.some(({ groupId }) => !known.has(groupId))) throw invalid("rules", "noSuchLabel");
    // What is said of a group that is out of use waits until it comes back.
    await tx
      .delete(boardLabelRules)
      .where(and(eq(boardLabelRules.boardId, boardId), inArray(boardLabelRules.groupId, [...known])));
    const rows = [...new Map(rules.map((rule) => [rule.groupId, { boardId, ...rule }])).values()];
    if (rows.length > 0) await tx.insert(boardLabelRules).values(rows);
    return { id: boardId, unitId: board.unitId, tags: ["forum", `board:${boardId}`], payload: { rules } };
  },
});
