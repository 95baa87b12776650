import { and, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Outcome } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { settlePost } from "../queue/in-and-out.ts";
import { aboutPost, outcomeOf, recordAct } from "../record.ts";
import type { PostSubject } from "../subjects.ts";
import type { Said } from "./said.ts";

/** Turns a waiting post down. The thread is counted by the caller. */
export async function reject(tx: Tx, actor: Actor, subject: PostSubject, { reason, note }: Said): Promise<Outcome> {
  const { post, thread } = subject;
  if (!post.isPending) throw new DomainError("conflict");
  const actionId = await recordAct(tx, actor, { kind: "reject-post", ...aboutPost(subject), reason, note });
  const [row] = await tx
    .update(posts)
    .set({ hiddenBy: actionId, pendingSince: null })
    .where(and(eq(posts.id, post.id), eq(posts.threadId, thread.id), isNotNull(posts.pendingSince)))
    .returning({ id: posts.id });
  if (!row) throw new DomainError("conflict"); // somebody else was faster
  await settlePost(tx, post.id, ["pending"], actionId);
  return outcomeOf(actionId, thread);
}
