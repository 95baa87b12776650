import { z } from "zod";
import { POLL_KINDS, POLL_RESULTS } from "#db/enums/polls.ts";
import { memberReading, type Operation, writing } from "#domains/edge/api/operation.ts";
import { vote } from "../polls/commands/vote.ts";
import { loadPollPage } from "../polls/page.ts";
import { findPollOfThread } from "../polls/queries.ts";
import { Done, done } from "./shapes.ts";

const PollOut = z.object({
  id: z.uuid(),
  threadId: z.uuid(),
  question: z.string(),
  kind: z.enum(POLL_KINDS),
  choicesMax: z.int(),
  results: z.enum(POLL_RESULTS),
  isAnonymous: z.boolean(),
  isClosed: z.boolean(),
  closesAt: z.iso.datetime().nullable(),
  voterCount: z.int(),
  options: z.array(z.object({ id: z.uuid(), text: z.string() })),
  hasVoted: z.boolean(),
  own: z.array(z.uuid()).describe("What the member chose; of an anonymous vote nobody knows it."),
  figures: z.record(z.string(), z.int()).nullable().describe("By option; null where they are not to be seen yet."),
});

/** The vote of a thread, by the rules of its page. */
export const pollOperations: Operation[] = [
  memberReading({
    path: "/threads/{threadId}/poll",
    scope: "forum:read",
    summary: "The vote of a thread, with its figures as far as they may be seen by now.",
    input: z.object({ threadId: z.uuid() }),
    output: PollOut,
    run: async (actor, { threadId }) => {
      const known = await findPollOfThread(actor, threadId);
      const page = known && (await loadPollPage(actor, known.id));
      if (!page) return null;
      const { poll, own, standing } = page;
      return {
        ...poll,
        closesAt: poll.closesAt?.toISOString() ?? null,
        hasVoted: own !== null,
        own: own?.choices ?? [],
        figures: "figures" in standing ? standing.figures : null,
      };
    },
  }),
  writing({
    path: "/polls/{pollId}/votes",
    scope: "forum:write",
    summary: "Votes: the ids of the options in `choices`, the first choice first.",
    command: vote,
    output: Done,
    answer: done,
  }),
];
