import type { Actor } from "#domains/kernel/actor.ts";
import { findThread } from "../threads/queries.ts";
import { canClosePoll, canVote } from "./policy.ts";
import { findOwnVote, findPoll, findStanding, listVoters } from "./queries.ts";

/** All that the page of a vote shows to one reader; null for whom it does not exist. */
export async function loadPollPage(actor: Actor, pollId: string) {
  const poll = await findPoll(actor, pollId);
  const thread = poll && (await findThread(actor, poll.threadId));
  if (!poll || !thread) return null;
  const own = await findOwnVote(actor, poll);
  const hasVoted = own !== null;
  const [standing, voters] = await Promise.all([
    findStanding(actor, poll, hasVoted),
    listVoters(actor, poll, hasVoted),
  ]);
  const mayVote = canVote(actor, thread) && !poll.isClosed && !(poll.isAnonymous && hasVoted);
  return {
    poll,
    thread,
    own,
    standing,
    voters,
    mayVote,
    mayClose: canClosePoll(actor, thread, poll) && !poll.isClosed,
  };
}
