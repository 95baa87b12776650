import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import { hideTitle } from "#domains/forum/threads/title-shown.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Outcome } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { settlePost } from "../queue/in-and-out.ts";
import { aboutPost, outcomeOf, recordAct, settleFlags } from "../record.ts";
import type { PostSubject } from "../subjects.ts";
import type { Said } from "./said.ts";

/** Takes a post out of sight, and what waited because of it out of the queue. The thread is counted by the caller. */
export async function hide(tx: Tx, actor: Actor, subject: PostSubject, said: Said): Promise<Outcome> {
  const { post, thread } = subject;
  if (post.isHidden || post.isDeleted) throw new DomainError("conflict");
  const { reason, answer, note } = said;
  const actionId = await recordAct(tx, actor, { kind: "hide-post", ...aboutPost(subject), reason, answer, note });
  const [row] = await tx
    .update(posts)
    .set({ hiddenBy: actionId, pendingSince: null })
    .where(and(eq(posts.id, post.id), eq(posts.threadId, thread.id), isNull(posts.hiddenBy), isNull(posts.deletedAt)))
    .returning({ id: posts.id });
  if (!row) throw new DomainError("conflict"); // somebody else was faster
  await hideTitle(tx, { number: post.number, threadId: thread.id }, actionId);
  await settlePost(tx, post.id, ["pending"], actionId);
  await settleFlags(tx, post.id, actionId);
  return outcomeOf(actionId, thread);
}
