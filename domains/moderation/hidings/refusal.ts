import type { Actor } from "#domains/kernel/actor.ts";
import { canModeratePost } from "../policy.ts";
import type { PostSubject } from "../subjects.ts";

/** Why a chosen post is left as it is; messages (moving.hide.refusals) say each in a sentence. */
export type HideRefusal = "hidden" | "gone" | "opening";

/**
 * Asked for the preview and again by the deed itself. The opening post takes the title with it and is weighed alone; null
 * where nothing stands against hiding.
 */
export function hideRefusalOf(actor: Actor, threadId: string, subject: PostSubject | undefined): HideRefusal | null {
  if (!subject || subject.thread.id !== threadId || subject.post.isDeleted || !canModeratePost(actor, subject))
    return "gone";
  if (subject.post.isHidden) return "hidden";
  return subject.thread.boardId !== null && subject.post.number === 1 ? "opening" : null;
}
