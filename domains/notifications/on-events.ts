import type { Tx } from "#db/client.ts";
import type { DomainEvent, Listeners } from "#domains/kernel/outbox.ts";
import { onAppealDecided, onDecision } from "./listeners/decisions.ts";
import { onOpened, onReplied } from "./listeners/posts.ts";
import { onCorrected, onReminded, onRequired, onWarned } from "./listeners/readers.ts";
import { onApproved, onDelegation, onPlanFailed, onReview, onReviewWaits } from "./listeners/reviews.ts";

/** A discussion whose opening post waits has no followers to tell. */
export const notificationListeners: Listeners = {
  "forum.thread.opened": onOpened,
  "forum.post.replied": onReplied,
  "bulletins.review.submitted": onReviewWaits,
  "bulletins.review.overdue": onReviewWaits,
  "bulletins.review.approved": onApproved,
  "bulletins.review.returned": onReview,
  "bulletins.delegation.given": onDelegation,
  "bulletins.delegation.ended": onDelegation,
  "bulletins.schedule.failed": onPlanFailed,
  "bulletins.bulletin.published": onPublished,
  "bulletins.must-read.required": onRequired,
  "bulletins.readers.reminded": onReminded,
  "bulletins.readers.warned": onWarned,
  "moderation.post.hidden": onDecision,
  "moderation.post.restored": onDecision,
  "moderation.post.approved": onDecision,
  "moderation.post.rejected": onDecision,
  "moderation.flags.dismissed": onDecision,
  "moderation.thread.locked": onDecision,
  "moderation.thread.moved": onDecision,
  "moderation.member.muted": onDecision,
  "moderation.mute.lifted": onDecision,
  "moderation.appeal.decided": onAppealDecided,
};

/** Readers learn of a correction; where the word is given afterwards, those who owe it learn that it is waited for. */
async function onPublished(event: DomainEvent, tx: Tx) {
  await onCorrected(event, tx);
  await onReviewWaits(event, tx);
}
