import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { db, type Reader } from "#db/client.ts";
import { members } from "#db/schema/accounts.ts";
import { threads } from "#db/schema/forum.ts";
import { pollOptions, polls, pollVoters, pollVotes } from "#db/schema/polls.ts";
import type { Actor, Viewer } from "#domains/kernel/actor.ts";
import { UUID } from "#lib/text/urls.ts";
import { visiblePolls } from "../visibility.ts";
import { canSeeResults } from "./policy.ts";

/** Names beside an option: more are only counted. */
const NAMES_SHOWN = 50;

export type Poll = NonNullable<Awaited<ReturnType<typeof findPoll>>>;
export type PollOption = { id: string; text: string };
/** `figures` by option, or why there are none (yet). */
export type Standing = { figures: Record<string, number> } | { hidden: "few" | "voted" | "closed" };

/** A poll with its options as every reader of its thread sees it: no figures. */
export async function findPoll(viewer: Viewer, id: string, on: Reader = db) {
  return UUID.test(id) ? ((await selectPolls(viewer, eq(polls.id, id), on))[0] ?? null) : null;
}

export async function findPollOfThread(viewer: Viewer, threadId: string, on: Reader = db) {
  return (await selectPolls(viewer, eq(polls.threadId, threadId), on))[0] ?? null;
}

const selectPolls = (viewer: Viewer, which: ReturnType<typeof eq>, on: Reader) =>
  on
    .select({
      id: polls.id,
      threadId: polls.threadId,
      question: polls.question,
      kind: polls.kind,
      choicesMax: polls.choicesMax,
      results: polls.results,
      isAnonymous: polls.isAnonymous,
      closesAt: polls.closesAt,
      isClosed: sql<boolean>`(${polls.closedAt} is not null or coalesce(${polls.closesAt} <= now(), false))`,
      voterCount: polls.voterCount,
      createdBy: polls.createdBy,
      options: sql<PollOption[]>`(select json_agg(json_build_object('id', o.id, 'text', o.text) order by o.position)
        from poll_options o where o.poll_id = ${polls.id})`,
    })
    .from(polls)
    .innerJoin(threads, eq(threads.id, polls.threadId))
    .where(and(which, visiblePolls(viewer)));

/** What the actor chose, the first choice first; of an anonymous poll only that they voted. */
export async function findOwnVote(actor: Actor, poll: Poll, on: Reader = db): Promise<{ choices: string[] } | null> {
  if (actor.id === null) return null;
  const [voter] = await on
    .select({ memberId: pollVoters.memberId })
    .from(pollVoters)
    .where(and(eq(pollVoters.pollId, poll.id), eq(pollVoters.memberId, actor.id)));
  if (!voter) return null;
  const own = await on
    .select({ optionId: pollVotes.optionId })
    .from(pollVotes)
    .where(and(eq(pollVotes.pollId, poll.id), eq(pollVotes.memberId, actor.id)))
    .orderBy(asc(pollVotes.rank));
  return { choices: own.map(({ optionId }) => optionId) };
}

/** The figures, as far as this reader may see them by now. */
export async function findStanding(viewer: Viewer, poll: Poll, hasVoted: boolean, on: Reader = db): Promise<Standing> {
  if (!(await findPoll(viewer, poll.id, on)) || !canSeeResults(poll, hasVoted))
    return { hidden: reasonOf(poll, hasVoted) };
  const rows = await on
    .select({ id: pollOptions.id, votes: pollOptions.votes })
    .from(pollOptions)
    .where(eq(pollOptions.pollId, poll.id));
  return { figures: Object.fromEntries(rows.map(({ id, votes }) => [id, votes])) };
}

function reasonOf(poll: Poll, hasVoted: boolean): "few" | "voted" | "closed" {
  if (poll.results === "closed" && !poll.isClosed) return "closed";
  return poll.results === "voted" && !hasVoted && !poll.isClosed ? "voted" : "few";
}

/** Who chose each option of an open vote, by name; nobody where the figures are not to be seen, or the vote is anonymous. */
export async function listVoters(viewer: Viewer, poll: Poll, hasVoted: boolean, on: Reader = db) {
  if (poll.isAnonymous || !("figures" in (await findStanding(viewer, poll, hasVoted, on)))) return {};
  const ranked = on
    .select({
      optionId: pollVotes.optionId,
      name: members.name,
      rank: pollVotes.rank,
      place:
        sql<number>`row_number() over (partition by ${pollVotes.optionId} order by ${pollVotes.rank}, ${members.name})`.as(
          "place",
        ),
    })
    .from(pollVotes)
    .innerJoin(members, eq(members.id, pollVotes.memberId))
    .where(
      inArray(
        pollVotes.optionId,
        poll.options.map(({ id }) => id),
      ),
    )
    .as("ranked");
  const rows = await on.select().from(ranked).where(sql`${ranked.place} <= ${NAMES_SHOWN}`).orderBy(ranked.place);
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ optionId }) => optionId)].map(([id, voters]) => [id, voters.map(({ name }) => name)]),
  );
}
