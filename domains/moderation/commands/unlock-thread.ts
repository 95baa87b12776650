import { eq } from "drizzle-orm";
import { threads } from "#db/schema/forum.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { OnThread } from "../input.ts";
import { canModerateThread } from "../policy.ts";
import { aboutThread, outcomeOf, recordAct } from "../record.ts";
import { findModeratedThread } from "../subjects.ts";

export const unlockThread = command({
  event: "moderation.thread.unlocked",
  input: OnThread,
  limit: "moderation.acts",
  load: (tx, actor, { threadId }) => findModeratedThread(actor, threadId, tx),
  allow: canModerateThread,
  async run(tx, { actor, input, subject: thread }) {
    if (!thread.lockedBy) throw new DomainError("conflict");
    const actionId = await recordAct(tx, actor, { kind: "unlock-thread", ...aboutThread(thread), note: input.note });
    await tx.update(threads).set({ lockedBy: null }).where(eq(threads.id, thread.id));
    return outcomeOf(actionId, thread);
  },
});
