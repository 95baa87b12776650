import { and, count, eq, isNotNull } from "drizzle-orm";
import { threads } from "#db/schema/forum.ts";
import { PINNED_MAX } from "#domains/forum/limits.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { OnThread } from "../input.ts";
import { canModerateThread } from "../policy.ts";
import { aboutThread, outcomeOf, recordAct } from "../record.ts";
import { findModeratedThread } from "../subjects.ts";

/** Keeps a thread at the top of its board. */
export const pinThread = command({
  event: "moderation.thread.pinned",
  input: OnThread,
  limit: "moderation.acts",
  load: (tx, actor, { threadId }) => findModeratedThread(actor, threadId, tx),
  allow: (actor, thread) => canModerateThread(actor, thread) && thread.boardId !== null,
  async run(tx, { actor, input, subject: thread }) {
    if (thread.pinnedBy) throw new DomainError("conflict");
    const pinned = and(eq(threads.boardId, thread.boardId!), isNotNull(threads.pinnedBy));
    const [row] = await tx.select({ n: count() }).from(threads).where(pinned);
    if (row!.n >= PINNED_MAX) throw invalid("form", "pinnedMax", { maximum: PINNED_MAX });
    const actionId = await recordAct(tx, actor, { kind: "pin-thread", ...aboutThread(thread), note: input.note });
    await tx.update(threads).set({ pinnedBy: actionId }).where(eq(threads.id, thread.id));
    return outcomeOf(actionId, thread);
  },
});
