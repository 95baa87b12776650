import { db, type Reader } from "#db/client.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { findModeratedPosts, isUuid } from "../subjects.ts";
import { type HideRefusal, hideRefusalOf } from "./refusal.ts";

/** What would become of each of these posts of a thread; of what the actor does not see, that it is gone. */
export async function listHidings(
  actor: Actor,
  threadId: string,
  postIds: string[],
  on: Reader = db,
): Promise<Map<string, HideRefusal | null>> {
  const subjects = await findModeratedPosts(actor, postIds.filter(isUuid), on);
  return new Map(postIds.map((id) => [id, hideRefusalOf(actor, threadId, subjects.get(id))]));
}
