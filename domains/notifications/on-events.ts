import { and, desc, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { posts, threadMembers } from "#db/schema/forum.ts";
import { appeals, flags, moderationActions } from "#db/schema/moderation.ts";
import { type InboxKind, inboxItems } from "#db/schema/notifications.ts";
import { publicationSchedules, reviews } from "#db/schema/reviews.ts";
import { listAsked, listHolders } from "#domains/bulletins/review/asked.ts";
import type { DomainEvent, Listeners } from "#domains/kernel/outbox.ts";
import { mentionsOf } from "#lib/text/nodes.ts";

type Item = {
  memberId: string;
  kind: InboxKind;
  actionId?: string;
  threadId?: string | null;
  postNumber?: number | null;
  bulletinId?: string;
  payload?: Record<string, string>;
};

/**
 * Tells those whom a post concerns, each once and by the nearest reason: called by name, answered, following.
 * A post that waits is told when it is approved. Whether somebody may see it is asked again whenever the inbox is read.
 */
async function tellOfPost(tx: Tx, event: DomainEvent, threadId: string, number: number) {
  const [[post], followers] = await Promise.all([
    tx
      .select()
      .from(posts)
      .where(and(eq(posts.threadId, threadId), eq(posts.number, number))),
    tx
      .select({ memberId: threadMembers.memberId })
      .from(threadMembers)
      .where(and(eq(threadMembers.threadId, threadId), eq(threadMembers.level, "watch"))),
  ]);
  if (!post || post.pendingSince || post.hiddenBy || post.deletedAt) return;
  const told = new Set<string>([post.authorId]);
  const items: Item[] = [];
  const tell = (memberId: string, kind: InboxKind) => {
    if (told.has(memberId)) return;
    told.add(memberId);
    items.push({ memberId, kind, threadId, postNumber: number });
  };
  for (const { memberId } of mentionsOf(post.body)) tell(memberId, "mention");
  const answered = post.parentNumber === null ? null : await authorOf(tx, threadId, post.parentNumber);
  if (answered) tell(answered, "reply");
  for (const { memberId } of followers) tell(memberId, "watched");
  const silent = await silencedIn(tx, threadId, items);
  await put(
    tx,
    event,
    items.filter(({ memberId }) => !silent.has(memberId)),
    post.authorId,
  );
}

async function authorOf(tx: Tx, threadId: string, number: number) {
  const [row] = await tx
    .select({ authorId: posts.authorId })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), eq(posts.number, number)));
  return row?.authorId ?? null;
}

/** Those who muted the thread hear nothing of it, and neither do accounts that are no longer active. */
async function silencedIn(tx: Tx, threadId: string, items: Item[]): Promise<Set<string>> {
  if (items.length === 0) return new Set();
  const ids = items.map(({ memberId }) => memberId);
  const muted = tx
    .select({ id: threadMembers.memberId })
    .from(threadMembers)
    .where(
      and(eq(threadMembers.threadId, threadId), eq(threadMembers.level, "mute"), inArray(threadMembers.memberId, ids)),
    );
  const gone = tx
    .select({ id: members.id })
    .from(members)
    .where(and(inArray(members.id, ids), isNotNull(members.deactivatedAt)));
  return new Set((await Promise.all([muted, gone])).flat().map(({ id }) => id));
}

async function put(tx: Tx, event: DomainEvent, items: Item[], actorId: string | null) {
  const rows = items.map((item) => ({ ...item, eventId: event.id, actorId }));
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await tx
      .insert(inboxItems)
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .onConflictDoNothing();
  }
}

/** PostgreSQL takes 65,535 parameters in a statement. */
const ROWS_AT_ONCE = 1_000;

async function onReplied(event: DomainEvent, tx: Tx) {
  await tellOfPost(tx, event, String(event.payload.threadId), Number(event.payload.number));
}

async function onOpened(event: DomainEvent, tx: Tx) {
  await tellOfPost(tx, event, String(event.payload.threadId ?? event.subjectId), 1);
}

/** Whom a decision concerns is told of it with its reason; those who had flagged the post are told that it was looked at. */
async function onDecision(event: DomainEvent, tx: Tx) {
  const actionId = String(event.payload.actionId);
  const [action] = await tx.select().from(moderationActions).where(eq(moderationActions.id, actionId));
  if (!action) return;
  const about = { actionId, threadId: action.threadId, postNumber: action.postNumber };
  const items: Item[] = [];
  if (TOLD_TO_AUTHOR.has(event.name) && action.memberId && action.memberId !== action.actorId)
    items.push({ memberId: action.memberId, kind: "moderated", ...about });
  const flaggers = await tx
    .selectDistinct({ memberId: flags.flaggerId })
    .from(flags)
    .where(and(eq(flags.settledBy, actionId), ne(flags.flaggerId, action.actorId)));
  for (const { memberId } of flaggers) items.push({ memberId, kind: "flag-settled", ...about });
  // The inbox shows the office, not the person: who decided stands in the decision itself.
  await put(tx, event, items, null);
  if (event.name === "moderation.post.approved" && action.threadId && action.postNumber)
    await tellOfPost(tx, event, action.threadId, action.postNumber);
}

const TOLD_TO_AUTHOR = new Set([
  "moderation.post.hidden",
  "moderation.post.restored",
  "moderation.post.approved",
  "moderation.post.rejected",
  "moderation.thread.locked",
  "moderation.thread.moved",
  "moderation.member.muted",
  "moderation.mute.lifted",
]);

async function onAppealDecided(event: DomainEvent, tx: Tx) {
  const [row] = await tx
    .select({
      memberId: appeals.memberId,
      actionId: appeals.actionId,
      threadId: moderationActions.threadId,
      postNumber: moderationActions.postNumber,
    })
    .from(appeals)
    .innerJoin(moderationActions, eq(moderationActions.id, appeals.actionId))
    .where(sql`${appeals.id} = ${String(event.payload.appealId)}`);
  if (row) await put(tx, event, [{ ...row, kind: "appeal-decided" }], null);
}

/** Whose word is waited for learns of it when the text reaches their step, and once more when the step runs over its time. */
async function onReviewWaits(event: DomainEvent, tx: Tx) {
  const { reviewId, bulletinId, isNext } = event.payload;
  if (!reviewId || isNext === false) return;
  const [review] = await tx
    .select()
    .from(reviews)
    .where(eq(reviews.id, String(reviewId)));
  if (!review) return;
  const isLate = event.name === "bulletins.review.overdue";
  const asked = await listAsked(review.id, tx);
  const chiefs = isLate && review.isAfterwards ? await listHolders(["publisher"], null, tx) : [];
  const told = new Set([...asked, ...(isLate ? [review.submittedBy] : []), ...chiefs.map(({ memberId }) => memberId)]);
  const about = {
    kind: isLate ? "review-overdue" : "review-asked",
    bulletinId: String(bulletinId),
    payload: { reviewId: review.id, step: String(review.step) },
  } as const;
  await put(
    tx,
    event,
    [...told].map((memberId) => ({ memberId, ...about })),
    isLate ? null : review.submittedBy,
  );
}

async function onApproved(event: DomainEvent, tx: Tx) {
  await onReview(event, tx);
  await onReviewWaits(event, tx);
}

async function onPublished(event: DomainEvent, tx: Tx) {
  await onCorrected(event, tx);
  await onReviewWaits(event, tx);
}

/** Who wrote the text learns what became of it in review: sent back with what to do, or through. */
async function onReview(event: DomainEvent, tx: Tx) {
  const { reviewId, bulletinId, note, isThrough } = event.payload;
  const isReturned = event.name === "bulletins.review.returned";
  if (!isReturned && isThrough !== true) return;
  const [review] = await tx
    .select({ writerIds: reviews.writerIds })
    .from(reviews)
    .where(eq(reviews.id, String(reviewId)));
  const kind = isReturned ? "review-returned" : "review-approved";
  const about = {
    kind,
    bulletinId: String(bulletinId),
    ...(isReturned && { payload: { note: String(note) } }),
  } as const;
  const items = (review?.writerIds ?? []).map((memberId) => ({ memberId, ...about }));
  await put(tx, event, items, event.actorId);
}

/** A delegate learns what they were asked to stand in for; that it ended early, whichever side did not end it. */
async function onDelegation(event: DomainEvent, tx: Tx) {
  const { holderId, delegateId, reason } = event.payload;
  const isGiven = event.name === "bulletins.delegation.given";
  const told = [delegateId, ...(isGiven ? [] : [holderId])].map(String).filter((id) => id !== event.actorId);
  const about = isGiven
    ? ({ kind: "review-delegated", payload: { note: String(reason) } } as const)
    : ({ kind: "delegation-ended" } as const);
  await put(
    tx,
    event,
    told.map((memberId) => ({ memberId, ...about })),
    event.actorId,
  );
}

/** Who planned a publication that was refused at its time, and who wrote it, are told before readers wonder. */
async function onPlanFailed(event: DomainEvent, tx: Tx) {
  const [bulletin] = await tx.select().from(bulletins).where(eq(bulletins.id, event.subjectId));
  const [plan] = await tx
    .select({ by: publicationSchedules.scheduledBy })
    .from(publicationSchedules)
    .where(eq(publicationSchedules.bulletinId, event.subjectId))
    .orderBy(desc(publicationSchedules.createdAt))
    .limit(1);
  if (!bulletin || !plan) return;
  const told = [...new Set([plan.by, ...bulletin.writerIds])];
  const about = { kind: "plan-failed", bulletinId: bulletin.id } as const;
  await put(
    tx,
    event,
    told.map((memberId) => ({ memberId, ...about })),
    null,
  );
}

/** Everyone of the units that are asked to read a bulletin, but for those who have confirmed it already. */
async function onRequired(event: DomainEvent, tx: Tx) {
  const unitIds = event.payload.unitIds as string[];
  await tx.execute(sql`insert into inbox_items (member_id, kind, event_id, bulletin_id, payload)
    select distinct p.member_id, 'must-read', ${event.id}::uuid, ${event.subjectId}::uuid, jsonb_build_object('dueOn', ${String(event.payload.dueOn)}::text)
    from unit_people p where p.unit_id = any(${`{${unitIds.join(",")}}`}::uuid[]) and not exists (
      select from bulletin_confirmations c where c.bulletin_id = ${event.subjectId} and c.member_id = p.member_id)
    on conflict do nothing`);
}

/** Those who have read what was wrong are told what is right, when its publisher asks for it. */
async function onCorrected(event: DomainEvent, tx: Tx) {
  const { tell, correction } = event.payload;
  if (tell !== true) return;
  await tx.execute(sql`insert into inbox_items (member_id, kind, event_id, bulletin_id, payload)
    select r.member_id, 'bulletin-corrected', ${event.id}::uuid, r.bulletin_id, jsonb_build_object('note', ${String(correction)}::text)
    from bulletin_reads r where r.bulletin_id = ${event.subjectId}::uuid and r.member_id <> ${event.actorId}::uuid
    on conflict do nothing`);
}

async function onReminded(event: DomainEvent, tx: Tx) {
  await tx.execute(sql`insert into inbox_items (member_id, kind, event_id, actor_id, bulletin_id, payload)
    select t.member_id, 'must-read-reminded', ${event.id}::uuid, r.reminded_by, r.bulletin_id, jsonb_build_object('note', r.note)
    from read_reminded t join read_reminders r on r.id = t.reminder_id
    where r.id = ${String(event.payload.reminderId)}::uuid
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
  "bulletins.delegation.given": onDelegation,
  "bulletins.delegation.ended": onDelegation,
  "bulletins.schedule.failed": onPlanFailed,
  "bulletins.bulletin.published": onPublished,
  "bulletins.must-read.required": onRequired,
  "bulletins.readers.reminded": onReminded,
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
