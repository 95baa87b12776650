import { type AnyColumn, and, desc, eq, inArray, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { ignores } from "#db/schema/ignores.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { type InboxKind, inboxItems } from "#db/schema/notifications.ts";
import { queueItems } from "#db/schema/queue.ts";
import { reviewDecisions, reviews } from "#db/schema/reviews.ts";
import { units } from "#db/schema/units.ts";
import { isCurrent, visibleDrafts, visiblePublications } from "#domains/bulletins/visibility.ts";
import { visibleThreads } from "#domains/forum/visibility.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { handledBy, isWaiting } from "#domains/moderation/queue/visibility.ts";
import { inVisibleArea } from "#domains/units/visibility.ts";
import { BADGE_LIMIT } from "#lib/badge.ts";

export const INBOX_PAGE = 40;

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
const ofReaders = inArray(inboxItems.kind, TOLD_TO_READERS);
const published = (
  column: AnyColumn,
) => sql`(select ${column} from ${publications} left join ${units} on ${units.id} = ${publications.unitId}
  where ${publications.bulletinId} = ${inboxItems.bulletinId} and ${isCurrent})`;

/**
 * The lines that the actor may see now: one predicate for the list, the badge and the mark-all, so that they cannot differ.
 * What lies in a thread that the actor no longer sees, what was hidden since, and what a review or the queue waits for no
 * longer, is not there any more.
 */
function visibleItems(actor: Actor): SQL {
  const own = sql`${inboxItems.memberId} = ${actor.id}`;
  const threadSeen = sql`exists (select 1 from ${threads} where ${threads.id} = ${inboxItems.threadId} and ${visibleThreads(actor)})`;
  const postStands = sql`exists (select 1 from ${posts} where ${posts.threadId} = ${inboxItems.threadId}
    and ${posts.number} = ${inboxItems.postNumber} and ${posts.hiddenBy} is null and ${posts.deletedAt} is null and ${posts.pendingSince} is null)`;
  // Whoever complained is told even where nothing is left to be read in the thread.
  const areaSeen = sql`exists (select 1 from ${threads} where ${threads.id} = ${inboxItems.threadId} and ${inVisibleArea(actor, threads.unitId)})`;
  const placeSeen = sql`case when ${inboxItems.kind} = 'flag-settled' then ${areaSeen} else ${threadSeen} end`;
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

export type InboxLine = Awaited<ReturnType<typeof listInbox>>[number];

/** The actor's inbox, newest first; `before` is the id of the last line seen. */
export async function listInbox(actor: Actor, before: string | null = null, on: Reader = db) {
  return on
    .select({
      id: inboxItems.id,
      kind: inboxItems.kind,
      createdAt: inboxItems.createdAt,
      readAt: inboxItems.readAt,
      actorName: members.name,
      threadTitle: sql<string | null>`case when ${visibleThreads(actor)} then ${threads.title} end`,
      bulletinTitle: sql<
        string | null
      >`case when ${ofReaders} then ${published(publications.title)} else ${bulletins.title} end`,
      note: sql<string | null>`nullif(${inboxItems.payload} ->> 'note', '')`,
      count: sql<number | null>`(${inboxItems.payload} ->> 'count')::int`,
      dueOn: sql<string | null>`${inboxItems.payload} ->> 'dueOn'`,
      postNumber: inboxItems.postNumber,
      actionKind: moderationActions.kind,
      reason: moderationActions.reason,
      answer: moderationActions.answer,
      unitName: units.name,
    })
    .from(inboxItems)
    .leftJoin(members, eq(members.id, inboxItems.actorId))
    .leftJoin(threads, eq(threads.id, inboxItems.threadId))
    .leftJoin(moderationActions, eq(moderationActions.id, inboxItems.actionId))
    .leftJoin(bulletins, eq(bulletins.id, inboxItems.bulletinId))
    .leftJoin(units, eq(units.id, threads.unitId))
    .where(and(visibleItems(actor), before === null ? undefined : lt(inboxItems.id, before)))
    .orderBy(desc(inboxItems.id))
    .limit(INBOX_PAGE);
}

/** Unread lines of the same list, up to a hundred. */
export async function countUnread(actor: Actor, on: Reader = db): Promise<number> {
  const some = on
    .select({ id: inboxItems.id })
    .from(inboxItems)
    .where(and(visibleItems(actor), isNull(inboxItems.readAt)))
    .limit(BADGE_LIMIT)
    .as("some");
  const [row] = await on.select({ n: sql<number>`count(*)::int` }).from(some);
  return row?.n ?? 0;
}

/** One line of the own inbox with what is needed to go where it points. */
export async function findInboxItem(actor: Actor, id: string, on: Reader = db) {
  const [row] = await on
    .select({
      id: inboxItems.id,
      kind: inboxItems.kind,
      threadId: sql<string | null>`case when ${visibleThreads(actor)} then ${inboxItems.threadId} end`,
      postNumber: inboxItems.postNumber,
      actionId: inboxItems.actionId,
      bulletinId: inboxItems.bulletinId,
      path: sql<string | null>`${inboxItems.payload} ->> 'path'`,
      unitSlug: units.slug,
      readIn: sql<string | null>`${published(units.slug)}`,
    })
    .from(inboxItems)
    .leftJoin(threads, eq(threads.id, inboxItems.threadId))
    .leftJoin(units, eq(units.id, threads.unitId))
    .where(and(eq(inboxItems.id, id), visibleItems(actor)));
  return row ?? null;
}

/** The ids of what is unread, for marking all. */
export async function listUnreadIds(actor: Actor, on: Reader = db): Promise<string[]> {
  const rows = await on
    .select({ id: inboxItems.id })
    .from(inboxItems)
    .where(and(visibleItems(actor), isNull(inboxItems.readAt)));
  return rows.map(({ id }) => id);
}
