import type { Tx } from "#db/client.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { findThread } from "../threads/queries.ts";
import { findPoll } from "./queries.ts";

/** A poll with the thread it stands in, as the actor may see them. */
export async function findPollInThread(actor: Actor, pollId: string, tx: Tx) {
  const poll = await findPoll(actor, pollId, tx);
  const thread = poll && (await findThread(actor, poll.threadId, tx));
  return poll && thread ? { ...poll, thread } : null;
}
