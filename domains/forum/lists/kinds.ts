import { and, type SQL, sql } from "drizzle-orm";
import type { ListKind, TopPeriod } from "#db/enums/lists.ts";
import { boardMembers } from "#db/schema/board-members.ts";
import { posts, threadMembers, threads } from "#db/schema/forum.ts";
import { threadTops } from "#db/schema/lists.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { followLevel } from "../reading/level.ts";
import { newSince, unread } from "../reading/unread.ts";
import { isOwn } from "../voices/own.ts";
import { BY_BIRTH, BY_LAST_POST, BY_SCORE, type Order } from "./order.ts";

/** Where a list begins, what belongs on it and in which order. */
export type List = {
  /** Over `threads` and the reader's own `thread_members` and `board_members`, where there are any. */
  from: SQL;
  where: SQL | undefined;
  order: Order;
  /** Indexes keep its order within a board and an area. */
  isWalked: boolean;
};

type Choice = { kind: Exclude<ListKind, "unread">; period?: TopPeriod };

/** Muted threads are on no list that the reader did not put them on. */
export function listOf(actor: Actor, { kind, period = "week" }: Choice): List {
  const all = { from: allThreads(actor), isWalked: true };
  const own = { from: ownThreads(actor), order: BY_LAST_POST, isWalked: false };
  const lists: Record<Choice["kind"], List> = {
    latest: { ...all, where: isNotMuted, order: BY_LAST_POST },
    new: { ...all, where: isNew, order: BY_BIRTH },
    unanswered: { ...all, where: and(isNotMuted, isUnanswered), order: BY_LAST_POST },
    followed: { ...own, where: sql`${threadMembers.level} in ('watch', 'track')` },
    mine: { ...own, from: allThreads(actor), where: hasPostBy(actor) },
    top: { from: topThreads(actor, period), where: isNotMuted, order: BY_SCORE, isWalked: false },
  };
  return lists[kind];
}

/** What is unread of what was said of late. */
export const unreadOfLate = (actor: Actor): List => ({
  from: allThreads(actor),
  where: and(isUnread, sql`${threads.lastPostAt} >= ${newSince}`),
  order: BY_LAST_POST,
  isWalked: true,
});

/** What is unread and older: only threads that the reader has opened before can be. */
export const unreadOfOld = (actor: Actor): List => ({
  from: ownThreads(actor),
  where: and(isUnread, sql`${threads.lastPostAt} < ${newSince}`),
  order: BY_LAST_POST,
  isWalked: false,
});

// From one to the other row by row, whatever is planned: plans are kept for all readers, and who has opened thousands of
// threads is none of those that PostgreSQL thinks of. That is what `offset 0` does.
const ownRow = (actor: Actor) => sql`lateral (
    select * from ${threadMembers} where ${threadMembers.memberId} = ${actor.id}::uuid
      and ${threadMembers.threadId} = ${threads.id} offset 0
  ) thread_members on true`;
const ownBoard = (actor: Actor) => sql`left join lateral (
    select * from ${boardMembers} where ${boardMembers.memberId} = ${actor.id}::uuid
      and ${boardMembers.boardId} = ${threads.boardId} offset 0
  ) board_members on true`;
const allThreads = (actor: Actor) => sql`${threads} left join ${ownRow(actor)} ${ownBoard(actor)}`;
const ownThreads = (actor: Actor) => sql`${threadMembers} join lateral (
    select * from ${threads} where ${threads.id} = ${threadMembers.threadId} offset 0
  ) threads on ${threadMembers.memberId} = ${actor.id}::uuid ${ownBoard(actor)}`;
const topThreads = (actor: Actor, period: TopPeriod) => sql`${threadTops}
    join ${threads} on ${threads.id} = ${threadTops.threadId} and ${threadTops.period} = ${period}
    left join ${ownRow(actor)} ${ownBoard(actor)}`;

const isUnread = sql`${unread} > 0`;
const isNotMuted = sql`${followLevel} <> 'mute'`;
const isUnanswered = sql`${threads.postCount} = 1 and ${threads.boardId} is not null`;
/** Opened of late, and not yet by the reader; what is younger than a fortnight has been spoken in since. */
const isNew = and(
  isNotMuted,
  sql`${threadMembers.memberId} is null`,
  sql`${threads.lastPostAt} >= ${newSince}`,
  sql`${threads.createdAt} >= ${newSince}`,
);
/** Opened or answered by the reader, as far as others see it. */
const hasPostBy = (actor: Actor) =>
  sql`${threads.id} in (select ${posts.threadId} from ${posts} where ${isOwn(actor, posts.authorId)}
    and ${posts.pendingSince} is null and ${posts.hiddenBy} is null and ${posts.deletedAt} is null)`;
