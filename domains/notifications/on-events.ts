import type { Tx } from "#db/client.ts";
import type { DomainEvent, Listeners } from "#domains/kernel/outbox.ts";
import { onAppealDecided, onDecision } from "./listeners/decisions.ts";
import { onOpened, onReplied } from "./listeners/posts.ts";
import { onCorrected, onReminded, onRequired } from "./listeners/readers.ts";
import { onApproved, onPlanFailed, onReview, onReviewWaits } from "./listeners/reviews.ts";

/** Whoever confirmed in the meantime is not told any more. */
async function onWarned(event: DomainEvent, tx: Tx) {
  await tx.execute(sql`insert into inbox_items (member_id, kind, event_id, bulletin_id, payload)
    select w.member_id, case when w.is_last_day then 'must-read-last-day' else 'must-read-soon' end, ${event.id}::uuid,
      w.bulletin_id, jsonb_build_object('dueOn', w.due_on)
    from read_warnings w where w.batch_id = ${String(event.payload.batchId)}::uuid and not exists (
      select from bulletin_confirmations c where c.bulletin_id = w.bulletin_id and c.member_id = w.member_id)
    on conflict do nothing`);
}

/** A discussion whose opening post waits has no followers to tell. */
export const notificationListeners: Listeners = {
  "forum.thread.opened": onOpened,
  "forum.post.replied": onReplied,
  "bulletins.review.submitted": onReviewWaits,
  "bulletins.review.overdue": onReviewWaits,
  "bulletins.review.approved": onApproved,
  "bulletins.review.returned": onReview,
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
