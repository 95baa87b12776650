import { eq } from "drizzle-orm";
import { posts, threads } from "#db/schema/forum.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { chosenPosts } from "../chosen-posts.ts";
import { moveToThread } from "../deeds/move-posts.ts";
import { SplitThread } from "../input.ts";
import { canSplitThread, isNotWider } from "../policy.ts";
import { findModeratedThread, findTargetBoard } from "../subjects.ts";

/** Posts of a thread become a subject of their own; whoever wrote the first of them has opened it. */
export const splitThread = command({
  event: "moderation.thread.split",
  input: SplitThread,
  limit: "moderation.acts",
  async load(tx, actor, { threadId, boardId }) {
    const thread = await findModeratedThread(actor, threadId, tx);
    const board = await findTargetBoard(actor, boardId, tx);
    return thread && board && { thread, board };
  },
  allow: canSplitThread,
  async run(tx, { actor, input: { title, reason, note, ...chosen }, subject: { thread, board } }) {
    if (!isNotWider(board.unitPath, thread.unitPath)) throw invalid("boardId", "widerAudience");
    const postIds = await chosenPosts(tx, thread, chosen);
    const [first] = await tx.select({ authorId: posts.authorId }).from(posts).where(eq(posts.id, postIds[0]!));
    const [opened] = await tx
      .insert(threads)
      .values({ boardId: board.id, unitId: board.unitId, title, authorId: first!.authorId })
      .returning({ id: threads.id });
    const to = { id: opened!.id, boardId: board.id, unitId: board.unitId, bulletinId: null, caseId: null };
    const outcome = await moveToThread(tx, actor, thread, to, { postIds, reason, note, kind: "split" });
    await tx
      .update(threads)
      .set({ titledBy: String(outcome.id) })
      .where(eq(threads.id, to.id));
    return { ...outcome, toThreadId: to.id, toUnitPath: board.unitPath };
  },
});
