import { and, asc, eq, ne, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { boardMembers } from "#db/schema/board-members.ts";
import { boards, posts, reactions, threadMembers, threads } from "#db/schema/forum.ts";
import { polls, pollVoters } from "#db/schema/polls.ts";
import { type Actor, memberId } from "#domains/kernel/actor.ts";
import { readablePosts, titleFor, visibleBoards, visiblePolls, visibleThreads } from "../visibility.ts";

// What somebody did beside writing, to be taken along: as far as they may still see what it was done to.

export const listOwnReactions = (actor: Actor, on: Reader = db) =>
  on
    .select({ thread: titleFor(actor), number: posts.number, kind: reactions.kind, at: reactions.at })
    .from(reactions)
    .innerJoin(posts, eq(posts.id, reactions.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(reactions.memberId, memberId(actor)), readablePosts(actor)))
    .orderBy(asc(reactions.at));

/** Of an anonymous vote only that they voted: nobody knows how. */
export const listOwnVotes = (actor: Actor, on: Reader = db) =>
  on
    .select({
      thread: titleFor(actor),
      question: polls.question,
      isAnonymous: polls.isAnonymous,
      choices: sql<string[]>`(select coalesce(json_agg(o.text order by v.rank), '[]') from poll_votes v
        join poll_options o on o.id = v.option_id where v.poll_id = ${polls.id} and v.member_id = ${pollVoters.memberId})`,
    })
    .from(pollVoters)
    .innerJoin(polls, eq(polls.id, pollVoters.pollId))
    .innerJoin(threads, eq(threads.id, polls.threadId))
    .where(and(eq(pollVoters.memberId, memberId(actor)), visiblePolls(actor)))
    .orderBy(asc(polls.id));

/** Threads that they follow, or have muted; one that they merely opened is none. */
export const listFollowedThreads = (actor: Actor, on: Reader = db) =>
  on
    .select({ thread: titleFor(actor), level: threadMembers.level, because: threadMembers.levelReason })
    .from(threadMembers)
    .innerJoin(threads, eq(threads.id, threadMembers.threadId))
    .where(and(eq(threadMembers.memberId, memberId(actor)), ne(threadMembers.level, "normal"), visibleThreads(actor)))
    .orderBy(asc(threads.id));

export const listFollowedBoards = (actor: Actor, on: Reader = db) =>
  on
    .select({ board: boards.name, level: boardMembers.level })
    .from(boardMembers)
    .innerJoin(boards, eq(boards.id, boardMembers.boardId))
    .where(and(eq(boardMembers.memberId, memberId(actor)), visibleBoards(actor)))
    .orderBy(asc(boards.name));
