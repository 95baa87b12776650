import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { takePoint } from "#domains/kernel/rate-limit.ts";
import type { Thread } from "../../threads/queries.ts";
import { findInThread } from "./queries.ts";

/** `findInThread` as a member asks for it: a long thread is read from end to end for it, so not without a pause. Throws `too_many`. */
export async function searchThread(actor: Actor, thread: Thread, terms: string[], from?: number) {
  if (terms.length > 0) await takePoint("forum.thread.searched", memberId(actor));
  return findInThread(actor, thread, terms, from);
}
