import { type AnyColumn, and, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import { posts, threadMembers, threads } from "#db/schema/forum.ts";
import { ignores } from "#db/schema/ignores.ts";
import { bulletinConfirmations } from "#db/schema/must-reads.ts";
import { type InboxKind, inboxItems } from "#db/schema/notifications.ts";
import { queueItems } from "#db/schema/queue.ts";
import { reviewDecisions, reviews } from "#db/schema/reviews.ts";
import { units } from "#db/schema/units.ts";
import { isCurrent, visibleDrafts, visiblePublications } from "#domains/bulletins/visibility.ts";
import { visibleThreads } from "#domains/forum/visibility.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handledBy, isWaiting } from "#domains/moderation/queue/visibility.ts";
import { inVisibleArea } from "#domains/units/visibility.ts";

/** About what is published: to its readers. Other lines about a bulletin are about its working copy. */
export const TOLD_TO_READERS: InboxKind[] = [
  "must-read",
  "must-read-reminded",
  "must-read-soon",
  "must-read-last-day",
  "bulletin-corrected",
];
/** About one post, by somebody whom the reader may ignore. */
const POST_KINDS: InboxKind[] = ["mention", "reply", "watched", "new-thread", "answer-accepted", "bookmark"];
export const ofReaders = inArray(inboxItems.kind, TOLD_TO_READERS);
/** Of what is published of the bulletin now. */
export const published = (
  column: AnyColumn,
) => sql`(select ${column} from ${publications} left join ${units} on ${units.id} = ${publications.unitId}
  where ${publications.bulletinId} = ${inboxItems.bulletinId} and ${isCurrent})`;

/**
 * The lines that the actor may see now: one predicate for the list, the badge and the mark-all, so that they cannot differ.
 * What lies in a thread that the actor no longer sees, what was hidden since, and what a review or the queue waits for no
 * longer, is not there any more.
 */
export function visibleItems(actor: Actor): SQL {
  const own = sql`${inboxItems.memberId} = ${actor.id}`;
  const threadSeen = sql`exists (select 1 from ${threads} where ${threads.id} = ${inboxItems.threadId} and ${visibleThreads(actor)})`;
  const postStands = sql`exists (select 1 from ${posts} where ${posts.threadId} = ${inboxItems.threadId}
    and ${posts.number} = ${inboxItems.postNumber} and ${posts.hiddenBy} is null and ${posts.deletedAt} is null and ${posts.pendingSince} is null)`;
  // Whoever complained is told even where nothing is left to be read in the thread.
  const areaSeen = sql`exists (select 1 from ${threads} where ${threads.id} = ${inboxItems.threadId} and ${inVisibleArea(actor, threads.unitId)})`;
  // What became of one's appeal is read where the decision stands, wherever the thread has gone since.
  const placeSeen = sql`case ${inboxItems.kind} when 'appeal-decided' then true when 'flag-settled' then ${areaSeen} else ${threadSeen} end`;
  const draftSeen = sql`exists (select 1 from ${bulletins} where ${bulletins.id} = ${inboxItems.bulletinId} and ${visibleDrafts(actor)})`;
  const publicationSeen = sql`exists (select 1 from ${publications} where ${publications.bulletinId} = ${inboxItems.bulletinId} and ${visiblePublications(actor)})`;
  const bulletinSeen = sql`case when ${ofReaders} then ${publicationSeen} else ${draftSeen} end`;
  const waits = sql`exists (select 1 from ${reviews} where ${reviews.id} = (${inboxItems.payload} ->> 'reviewId')::uuid
    and ${reviews.state} = 'in_review' and ${reviews.step} = (${inboxItems.payload} ->> 'step')::int
    and not exists (select 1 from ${reviewDecisions} where ${reviewDecisions.reviewId} = ${reviews.id}
      and ${reviewDecisions.step} = ${reviews.step} and ${reviewDecisions.memberId} = ${actor.id}))`;
  const ofReviewers = inArray(inboxItems.kind, ["review-asked", "review-overdue"]);
  const ofPosts = inArray(inboxItems.kind, POST_KINDS);
  const heeded = sql`not exists (select 1 from ${ignores}
    where ${ignores.memberId} = ${actor.id} and ${ignores.ignoredId} = ${inboxItems.actorId})`;
  const seenItem = (
    more?: SQL,
  ) => sql`exists (select 1 from ${queueItems} left join ${posts} on ${posts.id} = ${queueItems.postId}
    left join ${threads} on ${threads.id} = ${queueItems.threadId} where ${and(handledBy(actor), isWaiting, more)})`;
  const inHand = and(
    sql`${queueItems.assigneeId} = ${actor.id}::uuid`,
    sql`${queueItems.id} = (${inboxItems.payload} ->> 'itemId')::uuid`,
  );
  const isSeen = and(or(isNull(inboxItems.threadId), placeSeen), or(isNull(inboxItems.bulletinId), bulletinSeen));
  return and(
    own,
    isSeen,
    sql`(not ${ofPosts} or ${postStands} and ${heeded})`,
    sql`(not ${ofReviewers} or ${waits})`,
    or(ne(inboxItems.kind, "queue-waits"), seenItem()),
    or(ne(inboxItems.kind, "item-assigned"), seenItem(inHand)),
  )!;
}

/** About a thread that its reader has muted since. */
export const isMutedSince = sql`exists (select from ${threadMembers} where ${threadMembers.memberId} = ${inboxItems.memberId}
  and ${threadMembers.threadId} = ${inboxItems.threadId} and ${threadMembers.level} = 'mute' and ${inArray(inboxItems.kind, POST_KINDS)})`;

/** About a post that its reader has passed in the thread, or a text that they have confirmed, without opening the line. */
export const isReadElsewhere = sql`(exists (select from ${threadMembers} where ${threadMembers.memberId} = ${inboxItems.memberId}
    and ${threadMembers.threadId} = ${inboxItems.threadId} and ${threadMembers.lastReadNumber} >= ${inboxItems.postNumber}
    and ${inArray(inboxItems.kind, ["mention", "reply", "watched", "new-thread"])})
  or exists (select from ${bulletinConfirmations} where ${bulletinConfirmations.memberId} = ${inboxItems.memberId}
    and ${bulletinConfirmations.bulletinId} = ${inboxItems.bulletinId}
    and ${inArray(inboxItems.kind, ["must-read", "must-read-reminded", "must-read-soon", "must-read-last-day"])}))`;

/** Neither opened nor read where it leads: one predicate for list and badge, mail and push. A post marked unread is news again. */
export const isUnread = sql<boolean>`(${inboxItems.readAt} is null and not ${isReadElsewhere})`;
