import type { Deed } from "#db/enums/queue.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { canDismissFlags, canModeratePost, mayBeHanded } from "../policy.ts";
import type { PostSubject } from "../subjects.ts";
import type { ItemSubject } from "./items.ts";

/** Why a row of the queue is left out of what is done to many; messages (queue.refusals) say each in a sentence. */
export type Refusal = "settled" | "alone" | "notWaiting" | "notFlagged" | "own" | "gone" | "notTheirs";

/** What is asked of a row: the post it is about, and into whose hands it is to go where that is the deed. */
export type Row = { item: ItemSubject; subject: PostSubject | null; assignee?: Actor | null };

/**
 * Asked for the preview and again by the deed itself, so that what is shown is what happens. Appeals and proposals are
 * weighed one by one; whatever is wrong with a row, the others are not held up by it.
 */
export function refusalOf(actor: Actor, deed: Deed, { item, subject, assignee = null }: Row): Refusal | null {
  if (!item.isWaiting) return "settled";
  if (deed === "assign") return assignee === null || mayBeHanded(assignee, item) ? null : "notTheirs";
  if (["appeal", "purge", "reveal"].includes(item.kind)) return "alone";
  if (!subject || subject.post.isDeleted || !canModeratePost(actor, subject)) return "gone";
  if (deed === "approve") return subject.post.isPending ? null : "notWaiting";
  if (deed === "hide") return subject.post.isHidden ? "settled" : null;
  if (item.kind !== "flags") return "notFlagged";
  return canDismissFlags(actor, subject) ? null : "own";
}
