import { boolean, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { PollKind, PollResults } from "#db/enums/polls.ts";
import { members } from "#db/schema/accounts.ts";
import { threads } from "#db/schema/forum.ts";

/** A vote in a thread; one a thread. */
export const polls = pgTable("polls", {
  id: id(),
  threadId: uuid("thread_id")
    .notNull()
    .unique()
    .references(() => threads.id, { onDelete: "cascade" }),
  question: text("question").notNull(),
  kind: text("kind").$type<PollKind>().notNull(),
  /** How many options one may choose or rank. */
  choicesMax: integer("choices_max").notNull(),
  results: text("results").$type<PollResults>().notNull(),
  isAnonymous: boolean("is_anonymous").notNull(),
  closesAt: instant("closes_at"),
  /** Closed before its time by its author or a moderator. */
  closedAt: instant("closed_at"),
  voterCount: integer("voter_count").notNull().default(0),
  createdBy: uuid("created_by")
    .notNull()
    .references(() => members.id),
  createdAt: createdAt(),
});

export const pollOptions = pgTable(
  "poll_options",
  {
    id: id(),
    pollId: uuid("poll_id")
      .notNull()
      .references(() => polls.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    text: text("text").notNull(),
    /** Votes, or points of an order of preference. */
    votes: integer("votes").notNull().default(0),
  },
  (t) => [index("poll_options_poll").on(t.pollId, t.position)],
);

/** Who has voted. Without an instant: together with the figures of a moment it would tell how. */
export const pollVoters = pgTable(
  "poll_voters",
  {
    pollId: uuid("poll_id")
      .notNull()
      .references(() => polls.id, { onDelete: "cascade" }),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
  },
  (t) => [primaryKey({ columns: [t.pollId, t.memberId] })],
);

/** Who chose what, where the vote is open. An anonymous one leaves no row here, nor anywhere else. */
export const pollVotes = pgTable(
  "poll_votes",
  {
    pollId: uuid("poll_id")
      .notNull()
      .references(() => polls.id, { onDelete: "cascade" }),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    optionId: uuid("option_id")
      .notNull()
      .references(() => pollOptions.id, { onDelete: "cascade" }),
    /** 1 is the first choice. */
    rank: integer("rank").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.pollId, t.memberId, t.optionId] }),
    index("poll_votes_option").on(t.optionId, t.rank),
  ],
);
