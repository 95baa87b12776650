import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { posts } from "#db/schema/forum.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { Outcome } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { aboutPost, outcomeOf, recordAct, settleFlags } from "../record.ts";
import type { PostSubject } from "../subjects.ts";
import type { Said } from "./said.ts";

/** The post stays as it is; those who flagged it are told that it was looked at, with the answer. */
export async function dismiss(tx: Tx, actor: Actor, subject: PostSubject, { answer, note }: Said): Promise<Outcome> {
  // As every deed does: posts before what waits because of them.
  await tx.select({ id: posts.id }).from(posts).where(eq(posts.id, subject.post.id)).for("update");
  const actionId = await recordAct(tx, actor, { kind: "dismiss-flags", ...aboutPost(subject), answer, note });
  const settled = await settleFlags(tx, subject.post.id, actionId);
  if (settled === 0) throw new DomainError("conflict"); // somebody else was faster
  return outcomeOf(actionId, subject.thread);
}
