import { pollOptions, polls } from "#db/schema/polls.ts";
import { selfAs } from "#domains/kernel/actor.ts";
import { command } from "#domains/kernel/command.ts";
import { invalid } from "#domains/kernel/errors.ts";
import { heldBy } from "../../holds/hold.ts";
import { refuseLocked, refuseMuted } from "../../posts/refusals.ts";
import { threadTags } from "../../tags.ts";
import { findThread } from "../../threads/queries.ts";
import { OpenPoll } from "../input.ts";
import { canOpenPoll } from "../policy.ts";

/** Puts a thread to the vote: once, and by rules that do not change once it is open. */
export const openPoll = command({
  event: "forum.poll.opened",
  input: OpenPoll,
  limit: "forum.poll.opened",
  load: (tx, actor, { threadId }) => findThread(actor, threadId, tx),
  allow: canOpenPoll,
  async run(tx, { actor, input, subject: thread }) {
    refuseLocked(thread);
    await refuseMuted(tx, actor, thread.unitPath);
    const { question, options, kind, results, isAnonymous, lastDay } = input;
    // A vote waits for nobody; what would have to is refused, as a change of what others see.
    const said = { text: [question, ...options].join("\n"), links: 0 };
    const by = selfAs(actor, thread.authorId);
    const how = { write: "edit", isAnonymous: by !== actor.id } as const;
    if (await heldBy(tx, actor, thread.unitPath, said, how)) throw invalid("form", "pollHeld");
    const [poll] = await tx
      .insert(polls)
      .values({
        ...{ threadId: thread.id, question, kind, results, isAnonymous, closesAt: lastDay },
        choicesMax: kind === "single" ? 1 : options.length,
        createdBy: by,
      })
      .onConflictDoNothing()
      .returning({ id: polls.id });
    if (!poll) throw invalid("form", "pollThere");
    await tx.insert(pollOptions).values(options.map((text, position) => ({ pollId: poll.id, position, text })));
    return {
      id: poll.id,
      unitId: thread.unitId,
      threadId: thread.id,
      unitSlug: thread.unitSlug,
      by,
      payload: { threadId: thread.id, kind, isAnonymous },
      tags: threadTags(thread),
    };
  },
});
