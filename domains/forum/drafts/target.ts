import type { Reader } from "#db/client.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { findBoardById } from "../boards/queries.ts";
import { canEverEdit, canOpenThread, canWriteIn } from "../policy.ts";
import { findPost } from "../posts/queries.ts";
import { findThread } from "../threads/queries.ts";
import type { DraftKind } from "./forget.ts";

/** Whether there is, for this person, still something that a draft is for; null where it does not exist for them. */
export async function findDraftTarget(actor: Actor, kind: DraftKind, targetId: string, on: Reader) {
  if (kind === "thread") {
    const board = await findBoardById(actor, targetId, on);
    return board && { mayWrite: canOpenThread(actor, board), board };
  }
  if (kind === "reply") {
    const thread = await findThread(actor, targetId, on);
    return thread && { mayWrite: canWriteIn(actor, thread.unitPath), board: null };
  }
  const post = await findPost(actor, targetId, on);
  return post && { mayWrite: canEverEdit(actor, post.thread, post), board: null };
}
