import type { Tx } from "#db/client.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import type { PostSubject } from "../subjects.ts";
import { hide } from "./hide.ts";
import { reject } from "./reject.ts";
import type { Said } from "./said.ts";

/** One post of several: what nobody has seen yet is turned down, the rest hidden. Answers with the event it would have left alone. */
export async function takeOut(tx: Tx, actor: Actor, subject: PostSubject, said: Said) {
  return subject.post.isPending
    ? { event: "moderation.post.rejected" as const, ...(await reject(tx, actor, subject, said)) }
    : { event: "moderation.post.hidden" as const, ...(await hide(tx, actor, subject, said)) };
}
