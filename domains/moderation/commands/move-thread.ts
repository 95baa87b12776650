import { and, eq } from "drizzle-orm";
import { threads } from "#db/schema/forum.ts";
import { countOnBoard } from "#domains/forum/threads/counters.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { MoveThread } from "../input.ts";
import { canMoveThread, isNotWider } from "../policy.ts";
import { followThread } from "../queue/in-and-out.ts";
import { aboutThread, outcomeOf, recordAct } from "../record.ts";
import { findModeratedThread, findTargetBoard } from "../subjects.ts";

/** Moves a thread to another board, and with it into that board's area: who may read it changes at once, and nobody new hears it. */
export const moveThread = command({
  event: "moderation.thread.moved",
  input: MoveThread,
  limit: "moderation.acts",
  async load(tx, actor, { threadId, boardId }) {
    const thread = await findModeratedThread(actor, threadId, tx);
    const board = await findTargetBoard(actor, boardId, tx);
    return thread && board && { thread, board };
  },
  allow: canMoveThread,
  async run(tx, { actor, input, subject: { thread, board } }) {
    if (thread.boardId === board.id) throw new DomainError("conflict");
    if (!isNotWider(board.unitPath, thread.unitPath)) throw invalid("boardId", "widerAudience");
    const act = { ...aboutThread(thread), reason: input.reason, note: input.note, toBoardId: board.id };
    const actionId = await recordAct(tx, actor, { kind: "move-thread", ...act });
    const isWhereItWas = and(eq(threads.id, thread.id), eq(threads.boardId, thread.boardId!));
    const [moved] = await tx
      .update(threads)
      .set({ boardId: board.id, unitId: board.unitId, pinnedBy: null })
      .where(isWhereItWas)
      .returning({ id: threads.id });
    if (!moved) throw new DomainError("conflict"); // somebody else moved it meanwhile
    await followThread(tx, thread.id);
    if (thread.postCount > 0) {
      await countOnBoard(tx, thread.boardId!, -1);
      await countOnBoard(tx, board.id, 1);
    }
    const outcome = outcomeOf(actionId, thread, { fromUnitId: thread.unitId, toUnitId: board.unitId });
    return { ...outcome, tags: [...(outcome.tags ?? []), `board:${board.id}`] };
  },
});
