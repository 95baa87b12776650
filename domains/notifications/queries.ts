import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, not, type SQL, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import { threads } from "#db/schema/forum.ts";
import { mailItems } from "#db/schema/mails.ts";
import { moderationActions } from "#db/schema/moderation.ts";
import { inboxItems } from "#db/schema/notifications.ts";
import { pushItems } from "#db/schema/pushes.ts";
import { units } from "#db/schema/units.ts";
import { titleFor, visibleThreads } from "#domains/forum/visibility.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { inVisibleArea } from "#domains/units/visibility.ts";
import { BADGE_LIMIT } from "#lib/badge.ts";
import { isMutedSince, isUnread, ofReaders, published, visibleItems } from "./visibility.ts";

/** Enough that what belongs together comes together. */
export const INBOX_PAGE = 80;
/** About the threads of a page so much more is listed; who wants all of it reads the thread. */
const OLDER_MAX = 200;
/** More lines than this no mail has to tell one by one. */
const MAIL_LINES_MAX = 200;

export type InboxLine = Awaited<ReturnType<typeof listInbox>>[number];

/**
 * The actor's inbox, newest first; `before` is the id of the last line of the page before. A thread that has stood on a page
 * further up does not come again: what is older about it stands there (`listOlder`).
 */
export const listInbox = (actor: Actor, before: string | null = null, on: Reader = db) =>
  selectLines(
    actor,
    before === null ? undefined : and(lt(inboxItems.id, before), not(isToldAbove(actor, before))),
    on,
  ).limit(INBOX_PAGE);

/** What is older than the last line of a full page about the threads that stand on it. */
export async function listOlder(actor: Actor, lines: InboxLine[], on: Reader = db): Promise<InboxLine[]> {
  const last = lines.at(-1);
  const ids = [...new Set(lines.flatMap(({ threadId, path }) => (threadId && path === null ? [threadId] : [])))];
  if (lines.length < INBOX_PAGE || !last || ids.length === 0) return [];
  const isOlder = and(lt(inboxItems.id, last.id), inArray(inboxItems.threadId, ids), standsInThread);
  return selectLines(actor, isOlder, on).limit(OLDER_MAX);
}

/** What stands in the group of a thread: a line that leads elsewhere, as one about the queue does, stands alone. */
const standsInThread = sql`${inboxItems.payload} ->> 'path' is null`;

/** Asked where `threads` is joined; the names within are those of the inner list. */
const isToldAbove = (actor: Actor, before: string) => sql`coalesce(${standsInThread} and ${visibleThreads(actor)}
  and ${inboxItems.threadId} in (select ${inboxItems.threadId} from ${inboxItems}
    where ${and(gte(inboxItems.id, before), isNotNull(inboxItems.threadId), standsInThread, visibleItems(actor))}), false)`;

/** What of a mail to the actor is still to be told: what the inbox shows at this moment, neither read nor muted meanwhile. */
export const listMailLines = (actor: Actor, mailId: string, on: Reader = db) =>
  selectLines(actor, and(isStillNews, isOfMail(mailId)), on).limit(MAIL_LINES_MAX);

/** The same of what one device of the actor is to be told. */
export const listPushLines = (actor: Actor, pushId: string, on: Reader = db) =>
  selectLines(actor, and(isStillNews, isOfPush(pushId)), on).limit(MAIL_LINES_MAX);

const isStillNews = and(isUnread, sql`not ${isMutedSince}`);

const isOfMail = (mailId: string) =>
  sql`exists (select from ${mailItems} where ${mailItems.itemId} = ${inboxItems.id} and ${mailItems.mailId} = ${mailId})`;
const isOfPush = (pushId: string) =>
  sql`exists (select from ${pushItems} where ${pushItems.itemId} = ${inboxItems.id} and ${pushItems.pushId} = ${pushId})`;

/** One line of the own inbox with what is needed to go where it points. */
export async function findInboxItem(actor: Actor, id: string, on: Reader = db): Promise<InboxLine | null> {
  return (await selectLines(actor, eq(inboxItems.id, id), on))[0] ?? null;
}

/** What became of an appeal is told wherever the thread has gone since; of that place only to whoever may enter it. */
const isPlaceShown = (actor: Actor) =>
  sql`(${inboxItems.kind} <> 'appeal-decided' or ${inVisibleArea(actor, threads.unitId)})`;

const selectLines = (actor: Actor, more: SQL | undefined, on: Reader) =>
  on
    .select({
      id: inboxItems.id,
      kind: inboxItems.kind,
      createdAt: inboxItems.createdAt,
      isUnread,
      actorName: members.name,
      threadId: sql<string | null>`case when ${visibleThreads(actor)} then ${inboxItems.threadId} end`,
      threadTitle: sql<string | null>`case when ${visibleThreads(actor)} then ${titleFor(actor)} end`,
      bulletinId: inboxItems.bulletinId,
      bulletinTitle: sql<
        string | null
      >`case when ${ofReaders} then ${published(publications.title)} else ${bulletins.title} end`,
      note: sql<string | null>`nullif(${inboxItems.payload} ->> 'note', '')`,
      count: sql<number | null>`(${inboxItems.payload} ->> 'count')::int`,
      dueOn: sql<string | null>`${inboxItems.payload} ->> 'dueOn'`,
      path: sql<string | null>`${inboxItems.payload} ->> 'path'`,
      postNumber: inboxItems.postNumber,
      actionId: inboxItems.actionId,
      actionKind: moderationActions.kind,
      reason: moderationActions.reason,
      answer: moderationActions.answer,
      unitName: sql<string | null>`case when ${isPlaceShown(actor)} then ${units.name} end`,
      unitSlug: sql<string | null>`case when ${isPlaceShown(actor)} then ${units.slug} end`,
      readIn: sql<string | null>`case when ${ofReaders} then ${published(units.slug)} end`,
    })
    .from(inboxItems)
    .leftJoin(members, eq(members.id, inboxItems.actorId))
    .leftJoin(threads, eq(threads.id, inboxItems.threadId))
    .leftJoin(moderationActions, eq(moderationActions.id, inboxItems.actionId))
    .leftJoin(bulletins, eq(bulletins.id, inboxItems.bulletinId))
    .leftJoin(units, eq(units.id, threads.unitId))
    .where(and(visibleItems(actor), more))
    .orderBy(desc(inboxItems.id))
    .$dynamic();

/** Unread lines of the same list, up to a hundred; what nobody has opened is what the index knows of. */
export async function countUnread(actor: Actor, on: Reader = db): Promise<number> {
  const some = on
    .select({ id: inboxItems.id })
    .from(inboxItems)
    .where(and(visibleItems(actor), isNull(inboxItems.readAt), isUnread))
    .limit(BADGE_LIMIT)
    .as("some");
  const [row] = await on.select({ n: sql<number>`count(*)::int` }).from(some);
  return row?.n ?? 0;
}

const isGrouped = (threadId: string) => and(eq(inboxItems.threadId, threadId), standsInThread);

/** The ids of what was not opened, whether it was read elsewhere or not, for marking all, or all about one thread. */
export async function listUnreadIds(actor: Actor, threadId: string | undefined, on: Reader = db): Promise<string[]> {
  const rows = await on
    .select({ id: inboxItems.id })
    .from(inboxItems)
    .where(and(visibleItems(actor), isNull(inboxItems.readAt), threadId ? isGrouped(threadId) : undefined));
  return rows.map(({ id }) => id);
}
