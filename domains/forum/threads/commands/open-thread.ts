import { eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { attachMedia } from "#domains/media/attach.ts";
import { findBoardById } from "../../boards/queries.ts";
import { forgetDraft } from "../../drafts/forget.ts";
import { heldBy } from "../../holds/hold.ts";
import { saidIn } from "../../holds/said.ts";
import { addLabels, refuseLabels } from "../../labels/choose.ts";
import { canOpenThread, mustWait } from "../../policy.ts";
import { composeBody } from "../../posts/compose.ts";
import { refuseMuted } from "../../posts/refusals.ts";
import { waitForApproval } from "../../posts/wait.ts";
import { followAsOpener } from "../../reading/follow.ts";
import { refuseAnonymous, voiceIn } from "../../voices/speak.ts";
import { countOnBoard } from "../counters.ts";
import { OpenThread } from "../input.ts";

/** Opens a subject on a board with its first post; where approval is needed both wait. */
export const openThread = command({
  event: "forum.thread.opened",
  input: OpenThread,
  limit: "forum.thread.opened",
  load: (tx, actor, { boardId }) => findBoardById(actor, boardId, tx),
  allow: canOpenThread,
  async run(tx, { actor, input: { title, text, labels, isAnonymous, draftVersion }, subject: board }) {
    const me = memberId(actor);
    await refuseMuted(tx, actor, board.unitPath);
    await refuseLabels(tx, actor, board, labels);
    const place = { unitPath: board.unitPath, threadId: null };
    const { body, mentionedIds, mediaIds } = await composeBody(tx, actor, text, place);
    refuseAnonymous({ isAnonymous, allowsAnonymous: board.allowsAnonymous, mediaIds });
    const held = await heldBy(tx, actor, board.unitPath, saidIn(body, title), { isAnonymous });
    const isPending = held !== null || mustWait(actor, board, isAnonymous);
    const shown = isPending ? {} : { postCount: 1, lastShownNumber: 1, lastPosterId: me };
    const [thread] = await tx
      .insert(threads)
      .values({ boardId: board.id, unitId: board.unitId, title, authorId: me, lastNumber: 1, ...shown })
      .returning({ id: threads.id });
    const threadId = thread!.id;
    const authorId = isAnonymous ? await openAs(tx, { ...actor, id: me }, threadId) : me;
    const [post] = await tx
      .insert(posts)
      .values({ threadId, number: 1, authorId, body, pendingSince: isPending ? sql`now()` : null })
      .returning({ id: posts.id });
    await addLabels(tx, threadId, labels, authorId);
    await attachMedia(tx, "post", post!.id, mediaIds, me);
    await followAsOpener(tx, me, threadId);
    await forgetDraft(tx, { memberId: me, kind: "thread", targetId: board.id }, draftVersion);
    const waiting = {
      unitId: board.unitId,
      threadId,
      postId: post!.id,
      memberId: authorId,
      ruleId: held?.ruleId ?? null,
    };
    if (isPending) await waitForApproval(tx, waiting);
    else await countOnBoard(tx, board.id, 1);
    return {
      id: threadId,
      unitId: board.unitId,
      unitSlug: board.unitSlug,
      isPending,
      by: authorId,
      payload: { threadId, boardId: board.id, postId: post!.id, number: 1, mentionedIds, isPending },
      ...(!isPending && { tags: [`board:${board.id}`, "forum", `thread:${threadId}`] }),
    };
  },
});

/** A voice belongs to a thread that is there already; nobody sees it before it is the voice's. */
async function openAs(tx: Tx, speaker: Actor & { id: string }, threadId: string): Promise<string> {
  const authorId = await voiceIn(tx, speaker, threadId);
  const lastPosterId = sql`case when ${threads.lastPosterId} is not null then ${authorId}::uuid end`;
  await tx.update(threads).set({ authorId, lastPosterId }).where(eq(threads.id, threadId));
  return authorId;
}
