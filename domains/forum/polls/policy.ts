import type { PollResults } from "#db/enums/polls.ts";
import { type Actor, isSelf } from "#domains/kernel/actor.ts";
import { canReply, canWriteIn, isModerator, type ThreadFacts } from "../policy.ts";

/** What policy asks of a poll. */
export type PollFacts = {
  results: PollResults;
  isClosed: boolean;
  isAnonymous: boolean;
  voterCount: number;
  createdBy: string;
};

/** Of fewer voters an anonymous figure is a name. */
export const ANONYMOUS_MIN_VOTERS = 5;

/** Whoever opened a thread on a board, or moderates it, may put it to the vote. */
export const canOpenPoll = (actor: Actor, thread: ThreadFacts) =>
  thread.boardId !== null &&
  canReply(actor, thread) &&
  (isSelf(actor, thread.authorId) || isModerator(actor, thread.unitPath));

export const canVote = (actor: Actor, thread: ThreadFacts) =>
  canWriteIn(actor, thread.unitPath) && !thread.boardArchived;

export const canClosePoll = (actor: Actor, thread: ThreadFacts, poll: PollFacts) =>
  canWriteIn(actor, thread.unitPath) && (isSelf(actor, poll.createdBy) || isModerator(actor, thread.unitPath));

/** Nobody sees more than the rule that stood there when people voted: neither its author nor a moderator. */
export const canSeeResults = (poll: PollFacts, hasVoted: boolean) =>
  (!poll.isAnonymous || poll.voterCount >= ANONYMOUS_MIN_VOTERS) &&
  (poll.isClosed || poll.results === "always" || (poll.results === "voted" && hasVoted));
