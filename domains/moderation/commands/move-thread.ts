import { command } from "#domains/kernel/command.ts";
import { moveToBoard } from "../deeds/move-thread.ts";
import { MoveThread } from "../input.ts";
import { canMoveThread } from "../policy.ts";
import { findModeratedThread, findTargetBoard } from "../subjects.ts";

/** Moves a thread to another board, and with it into that board's area. */
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
  run: (tx, { actor, input: { reason, note }, subject }) => moveToBoard(tx, actor, subject, { reason, note }),
});
