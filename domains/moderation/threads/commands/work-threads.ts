import { inArray } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { threads } from "#db/schema/forum.ts";
import { addLabels } from "#domains/forum/labels/choose.ts";
import { threadTags } from "#domains/forum/tags.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { command, type Outcome } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { lock } from "../../deeds/lock.ts";
import { moveToBoard } from "../../deeds/move-thread.ts";
import type { Said } from "../../deeds/said.ts";
import { canMoveThread, canWorkBoard } from "../../policy.ts";
import { type BoardSubject, findTargetBoard, type ThreadSubject } from "../../subjects.ts";
import { WorkThreads } from "../input.ts";
import { listThreadRows, type ThreadRow } from "../queries.ts";

/**
 * Locks, moves or labels several threads of a board in one write. Those that refuse it are left as they are; each of the
 * others leaves the event that it would have left alone, so that everybody concerned is told as ever.
 */
export const workThreads = command({
  event: "moderation.threads.worked",
  input: WorkThreads,
  limit: "moderation.acts",
  async load(tx, actor, { boardId, toBoardId }) {
    const board = await findTargetBoard(actor, boardId, tx);
    const to = toBoardId === null ? null : await findTargetBoard(actor, toBoardId, tx);
    return board && (toBoardId === null || to) ? { board, to } : null;
  },
  allow: (actor, { board, to }) => canWorkBoard(actor, board) && (to === null || canWorkBoard(actor, to)),
  async run(tx, { actor, input, subject: { board, to } }) {
    const { threadIds, deed, labels, reason, note } = input;
    // All of them in one order: nobody waits for us while we wait for them, and what follows is asked of them as they are.
    await tx
      .select({ id: threads.id })
      .from(threads)
      .where(inArray(threads.id, threadIds))
      .orderBy(threads.id)
      .for("update");
    const rows = await listThreadRows(actor, { board, deed, threadIds, labels }, tx);
    const willing = rows.filter(({ refusal }) => refusal === null);
    if (willing.length === 0) throw invalid("form", "nothingToDo");
    const also = [];
    for (const row of willing)
      also.push(await workOne(tx, actor, row, { ...{ deed, to, labels }, said: { reason, note } }));
    const done = also.length;
    return { id: board.id, unitId: board.unitId, also, done, boardSlug: board.slug, payload: { deed, done } };
  },
});

type Deed = { deed: "lock" | "move" | "label"; to: BoardSubject | null; labels: string[]; said: Said };

async function workOne(tx: Tx, actor: Actor, row: ThreadRow, { deed, to, labels, said }: Deed) {
  const thread = row.subject!;
  if (deed === "lock") return { event: "moderation.thread.locked" as const, ...(await lock(tx, actor, thread, said)) };
  if (deed === "label") return { event: "forum.thread.labelled" as const, ...(await label(tx, actor, row, labels)) };
  if (!to || !canMoveThread(actor, { thread, board: to })) throw new DomainError("forbidden");
  return { event: "moderation.thread.moved" as const, ...(await moveToBoard(tx, actor, { thread, board: to }, said)) };
}

/** What it bears stays; what is new is added. */
async function label(tx: Tx, actor: Actor, { labels: from, ...row }: ThreadRow, labels: string[]): Promise<Outcome> {
  const thread: ThreadSubject = row.subject!;
  const added = labels.filter((id) => !from.includes(id));
  await addLabels(tx, thread.id, added, memberId(actor));
  const payload = { threadId: thread.id, from, to: [...from, ...added] };
  return { id: thread.id, unitId: thread.unitId, tags: threadTags(thread), payload };
}
