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

/** Lets a waiting post be seen. The thread is counted by the caller. */
export async function approve(tx: Tx, actor: Actor, subject: PostSubject, { note }: Said): Promise<Outcome> {
  const { post, thread } = subject;
  if (!post.isPending) throw new DomainError("conflict");
  const actionId = await recordAct(tx, actor, { kind: "approve-post", ...aboutPost(subject), note });
  const [row] = await tx
    .update(posts)
    .set({ pendingSince: null })
    .where(and(eq(posts.id, post.id), eq(posts.threadId, thread.id), isNotNull(posts.pendingSince)))
    .returning({ id: posts.id });
  if (!row) throw new DomainError("conflict"); // somebody else was faster
  await settlePost(tx, post.id, ["pending"], actionId);
  return {
    ...outcomeOf(actionId, thread, { number: post.number }),
    live: { area: thread.unitId, topic: `thread:${thread.id}`, data: { number: post.number } },
  };
}
