import { and, eq, isNull, sql } from "drizzle-orm";
import { polls } from "#db/schema/polls.ts";
import { selfAs } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { DomainError } from "#domains/kernel/errors.ts";
import { ClosePoll } from "../input.ts";
import { canClosePoll } from "../policy.ts";
import { findPollInThread } from "../subject.ts";

/** Ends a vote before its time, for good. */
export const closePoll = command({
  event: "forum.poll.closed",
  input: ClosePoll,
  limit: "forum.own",
  load: (tx, actor, { pollId }) => findPollInThread(actor, pollId, tx),
  allow: (actor, poll) => canClosePoll(actor, poll.thread, poll),
  async run(tx, { actor, subject: poll }) {
    if (poll.isClosed) throw new DomainError("conflict");
    await tx
      .update(polls)
      .set({ closedAt: sql`now()` })
      .where(and(eq(polls.id, poll.id), isNull(polls.closedAt)));
    const { thread } = poll;
    return {
      ...{ id: poll.id, unitId: thread.unitId, threadId: thread.id, unitSlug: thread.unitSlug },
      by: selfAs(actor, poll.createdBy),
      payload: { threadId: thread.id },
      tags: [`thread:${thread.id}`],
    };
  },
});
