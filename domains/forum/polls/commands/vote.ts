import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { polls, pollVoters, pollVotes } from "#db/schema/polls.ts";
import { memberId } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { refuseMuted } from "../../posts/refusals.ts";
import { Vote } from "../input.ts";
import { canVote } from "../policy.ts";
import { findPoll, type Poll } from "../queries.ts";
import { findPollInThread } from "../subject.ts";

/**
 * Votes. In an open poll one may choose anew until it closes; in an anonymous one a vote is final, since nobody knows any
 * more which it was: it raises figures and leaves behind that somebody voted, nothing else, not even in the log.
 */
export const vote = command({
  event: "forum.poll.voted",
  input: Vote,
  limit: "forum.poll.voted",
  isPrivate: true,
  load: (tx, actor, { pollId }) => findPollInThread(actor, pollId, tx),
  allow: (actor, { thread }) => canVote(actor, thread),
  async run(tx, { actor, input: { choices }, subject: poll }) {
    await refuseMuted(tx, actor, poll.thread.unitPath);
    // Nobody votes while it is being closed, and figures are counted one voter after the other.
    await tx.select({ id: polls.id }).from(polls).where(eq(polls.id, poll.id)).for("update");
    const now = await findPoll(actor, poll.id, tx);
    if (!now) throw new DomainError("not_found");
    refuseWrongChoice(now, choices);
    const isFirst = await enterVoter(tx, poll.id, memberId(actor));
    if (poll.isAnonymous) {
      if (!isFirst) throw invalid("form", "pollVoted");
      await raiseFigures(tx, poll, choices);
    } else await replaceChoices(tx, poll, memberId(actor), choices);
    if (isFirst) await tx.update(polls).set({ voterCount: sql`voter_count + 1` }).where(eq(polls.id, poll.id));
    return { id: poll.id, threadId: poll.threadId, unitSlug: poll.thread.unitSlug };
  },
});

function refuseWrongChoice(poll: Poll, choices: string[]) {
  if (poll.isClosed) throw invalid("form", "pollClosed");
  const known = new Set(poll.options.map(({ id }) => id));
  const isOdd = choices.some((choice) => !known.has(choice)) || new Set(choices).size < choices.length;
  if (isOdd) throw invalid("form", "pollChoice");
  if (choices.length === 0) throw invalid("form", "pollNothing");
  if (choices.length > poll.choicesMax) throw invalid("form", "pollTooManyChoices", { maximum: poll.choicesMax });
}

async function enterVoter(tx: Tx, pollId: string, member: string): Promise<boolean> {
  const entered = await tx
    .insert(pollVoters)
    .values({ pollId, memberId: member })
    .onConflictDoNothing()
    .returning({ pollId: pollVoters.pollId });
  return entered.length > 0;
}

/** Every option's row is written anew, chosen or not: which of them a transaction touched would tell its vote. */
async function raiseFigures(tx: Tx, poll: Poll, choices: string[]) {
  await tx.execute(sql`update poll_options set votes = votes + coalesce(
      (select ${worth(poll)} from jsonb_array_elements_text(${JSON.stringify(choices)}::text::jsonb)
        with ordinality as chosen (option_id, rank) where chosen.option_id = poll_options.id::text), 0)
    where poll_id = ${poll.id}`);
}

async function replaceChoices(tx: Tx, poll: Poll, member: string, choices: string[]) {
  await tx.delete(pollVotes).where(and(eq(pollVotes.pollId, poll.id), eq(pollVotes.memberId, member)));
  const rows = choices.map((optionId, index) => ({ pollId: poll.id, memberId: member, optionId, rank: index + 1 }));
  await tx.insert(pollVotes).values(rows);
  await tx.execute(sql`update poll_options set votes = coalesce(
      (select sum(${worth(poll)}) from poll_votes chosen where chosen.option_id = poll_options.id), 0)
    where poll_id = ${poll.id}`);
}

/** What a choice counts: a vote, or after Borda as many points as there are options, less one for each place down. */
const worth = (poll: Poll) => (poll.kind === "ranked" ? sql`${poll.options.length}::int - chosen.rank + 1` : sql`1`);
