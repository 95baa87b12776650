import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { threads } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Outcome } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { aboutThread, outcomeOf, recordAct } from "../record.ts";
import type { ThreadSubject } from "../subjects.ts";
import type { Said } from "./said.ts";

/** Ends a discussion: it stays readable, with the reason. */
export async function lock(tx: Tx, actor: Actor, thread: ThreadSubject, { reason, note }: Said): Promise<Outcome> {
  const actionId = await recordAct(tx, actor, { kind: "lock-thread", ...aboutThread(thread), reason, note });
  const [row] = await tx
    .update(threads)
    .set({ lockedBy: actionId })
    .where(and(eq(threads.id, thread.id), isNull(threads.lockedBy)))
    .returning({ id: threads.id });
  if (!row) throw new DomainError("conflict"); // somebody else was faster
  return outcomeOf(actionId, thread);
}
