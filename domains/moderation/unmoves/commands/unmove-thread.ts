import { and, eq } from "drizzle-orm";
import { threads } from "#db/schema/forum.ts";
import { countOnBoard } from "#domains/forum/threads/counters.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { OnThread } from "../../input.ts";
import { canUnmoveThread } from "../../policy.ts";
import { followThread } from "../../queue/in-and-out.ts";
import { aboutThread, outcomeOf, recordAct } from "../../record.ts";
import { findUnmove, UNMOVE_MINUTES } from "../queries.ts";

/**
 * Whoever has moved a thread by mistake takes it back, into the circle that could read all of it a moment ago: within
 * minutes, and as long as nobody has said anything to the smaller one.
 */
export const unmoveThread = command({
  event: "moderation.thread.moved-back",
  input: OnThread,
  limit: "moderation.acts",
  load: (tx, actor, { threadId }) => findUnmove(actor, threadId, tx),
  allow: canUnmoveThread,
  async run(tx, { actor, input: { note }, subject: { thread: found, move } }) {
    if (move.isOver) throw invalid("form", "unmoveOver", { minutes: UNMOVE_MINUTES });
    // Whoever writes there at this moment is waited for, and then asked about; who comes after us finds it moved.
    await tx.select({ id: threads.id }).from(threads).where(eq(threads.id, found.id)).for("update");
    const now = await findUnmove(actor, found.id, tx);
    if (now?.move.id !== move.id) throw new DomainError("conflict");
    if (now.move.isSpoken) throw invalid("form", "unmoveSpoken");
    const { thread, board } = now;
    const act = { ...aboutThread(thread), note, aboutId: move.id, fromBoardId: thread.boardId, toBoardId: board.id };
    const actionId = await recordAct(tx, actor, { kind: "unmove-thread", ...act });
    await tx
      .update(threads)
      .set({ boardId: board.id, unitId: board.unitId })
      .where(and(eq(threads.id, thread.id), eq(threads.boardId, thread.boardId!)));
    await followThread(tx, thread.id);
    if (thread.postCount > 0) {
      await countOnBoard(tx, thread.boardId!, -1);
      await countOnBoard(tx, board.id, 1);
    }
    const outcome = outcomeOf(actionId, thread, { fromUnitId: thread.unitId, toUnitId: board.unitId });
    return { ...outcome, tags: [...outcome.tags!, `board:${board.id}`] };
  },
});
