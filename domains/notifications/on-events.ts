import type { Tx } from "#db/client.ts";
import type { DomainEvent, Listener, Listeners } from "#domains/kernel/outbox.ts";
import { onBookmarkDue } from "./listeners/bookmarks.ts";
import { onAppealDecided, onDecision, onPurgeSettled, onRevealSettled } from "./listeners/decisions.ts";
import { onReceived } from "./listeners/moved-posts.ts";
import { onAccepted, onEdited, onOpened, onReplied } from "./listeners/posts.ts";
import { onAppealed, onAssigned, onFlagged, onHeld, onPurgeProposed, onRevealAsked } from "./listeners/queue.ts";
import { onCorrected, onReminded, onRequired, onWarned } from "./listeners/readers.ts";
import { onApproved, onDelegation, onPlanFailed, onReview, onReviewWaits } from "./listeners/reviews.ts";
import { onTimerDue, onTimerRefused } from "./listeners/timers.ts";
import { queueMails } from "./mail/queue.ts";
import { queuePushes } from "./push/queue.ts";

/** What is put into inboxes. A discussion whose opening post waits has no followers to tell. */
const lines: Listeners = {
  "forum.thread.opened": onWritten(onOpened),
  "forum.post.replied": onWritten(onReplied),
  "forum.post.edited": onEdited,
  "forum.answer.accepted": onAccepted,
  "forum.bookmark.due": onBookmarkDue,
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
  "moderation.revision.hidden": onDecision,
  "moderation.revision.restored": onDecision,
  "moderation.post.approved": onDecision,
  "moderation.post.rejected": onDecision,
  "moderation.flags.dismissed": onDecision,
  "moderation.thread.renamed": onDecision,
  "moderation.thread.locked": onDecision,
  "moderation.thread.moved": onDecision,
  "moderation.thread.moved-back": onDecision,
  "moderation.posts.received": onReceived,
  "moderation.timer.due": onTimerDue,
  "moderation.timer.refused": onTimerRefused,
  "moderation.member.muted": onDecision,
  "moderation.mute.lifted": onDecision,
  "moderation.appeal.decided": onAppealDecided,
  "moderation.post.flagged": onFlagged,
  "moderation.action.appealed": onAppealed,
  "moderation.item.assigned": onAssigned,
  "moderation.member.warned": onDecision,
  "moderation.warning.withdrawn": onDecision,
  "moderation.purge.proposed": onPurgeProposed,
  "moderation.post.purged": onPurged,
  "moderation.purge.declined": onPurgeSettled,
  "moderation.purge.expired": onPurgeSettled,
  "moderation.reveal.asked": onRevealAsked,
  "moderation.reveal.agreed": onRevealed,
  "moderation.reveal.declined": onRevealSettled,
  "moderation.reveal.expired": onRevealSettled,
};

/** Every line of the inbox may go by mail, and to the devices of its member, too. */
export const notificationListeners: Listeners = Object.fromEntries(
  Object.entries(lines).map(([name, tell]) => [name, elsewhereToo(tell)]),
);

function elsewhereToo(tell: Listener): Listener {
  return async (event, tx) => {
    await tell(event, tx);
    await queueMails(event, tx);
    await queuePushes(event, tx);
  };
}

/** What may be read is told to those whom it concerns; what waits, to those who approve it. */
function onWritten(tell: Listener): Listener {
  return async (event, tx) => {
    await tell(event, tx);
    await onHeld(event, tx);
  };
}

/** The author and those who flagged the post are told that it is gone, and whoever had proposed it. */
async function onPurged(event: DomainEvent, tx: Tx) {
  await onDecision(event, tx);
  await onPurgeSettled(event, tx);
}

/** The author is told by whom and why they were found out, and whoever asked for it that it was agreed to. */
async function onRevealed(event: DomainEvent, tx: Tx) {
  await onDecision(event, tx);
  await onRevealSettled(event, tx);
}

/** Readers learn of a correction; where the word is given afterwards, those who owe it learn that it is waited for. */
async function onPublished(event: DomainEvent, tx: Tx) {
  await onCorrected(event, tx);
  await onReviewWaits(event, tx);
}
