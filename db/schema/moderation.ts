import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { FlagReason, ModerationKind, ModeratorOffice } from "#db/enums/forum.ts";
import { members } from "#db/schema/accounts.ts";
import { posts } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";

/**
 * The append-only log: every act of a moderator with who, when, why. Rows are never changed nor removed, also when what they
 * are about is gone: they name it without a reference. `unit_id` null: the organisation.
 */
export const moderationActions = pgTable(
  "moderation_actions",
  {
    id: id(),
    kind: text("kind").$type<ModerationKind>().notNull(),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => members.id),
    /** Their office when they acted: the open log names it and not them. */
    office: text("office").$type<ModeratorOffice>().notNull().default("leader"),
    unitId: uuid("unit_id").references(() => units.id),
    threadId: uuid("thread_id"),
    postId: uuid("post_id"),
    postNumber: integer("post_number"),
    memberId: uuid("member_id").references(() => members.id),
    /** Told to the author. */
    reason: text("reason").notNull().default(""),
    /** Seen by moderators of the unit only. */
    note: text("note").notNull().default(""),
    /** Told to those who had flagged the post. */
    answer: text("answer").notNull().default(""),
    /** The earlier act that this one is about: an answer to an appeal against it, a note on it. */
    aboutId: uuid("about_id"),
    until: instant("until"),
    fromBoardId: uuid("from_board_id"),
    toBoardId: uuid("to_board_id"),
    toThreadId: uuid("to_thread_id"),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [
    index("moderation_actions_unit").on(t.unitId, t.at),
    index("moderation_actions_post").on(t.postId),
    index("moderation_actions_thread").on(t.threadId),
    index("moderation_actions_member").on(t.memberId, t.at),
    index("moderation_actions_sanctions").on(t.unitId, t.id).where(sql`kind in ('mute-member', 'warn-member')`),
    index("moderation_actions_about").on(t.aboutId).where(sql`about_id is not null`),
  ],
);

/** 投诉: one a person and post. Who complained is not shown to moderators. */
export const flags = pgTable(
  "flags",
  {
    id: id(),
    postId: uuid("post_id")
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    flaggerId: uuid("flagger_id")
      .notNull()
      .references(() => members.id),
    reason: text("reason").$type<FlagReason>().notNull(),
    text: text("text").notNull().default(""),
    at: instant("at").notNull().defaultNow(),
    /** The action that settled it. */
    settledBy: uuid("settled_by").references(() => moderationActions.id),
  },
  (t) => [
    uniqueIndex("flags_once").on(t.postId, t.flaggerId),
    index("flags_open").on(t.postId).where(sql`settled_by is null`),
  ],
);

/** A person may not write in a unit and its subtree until a date. `unit_id` null: nowhere in the organisation's own areas. */
export const mutes = pgTable(
  "mutes",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    unitId: uuid("unit_id").references(() => units.id),
    actionId: uuid("action_id")
      .notNull()
      .references(() => moderationActions.id),
    until: instant("until").notNull(),
    liftedBy: uuid("lifted_by").references(() => moderationActions.id),
    createdAt: createdAt(),
  },
  (t) => [index("mutes_member").on(t.memberId).where(sql`lifted_by is null`), index("mutes_action").on(t.actionId)],
);

/** 提醒: recorded against a person in a unit until a date. It takes nothing from them; the next leader knows that it was said. */
export const warnings = pgTable(
  "warnings",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    unitId: uuid("unit_id").references(() => units.id),
    actionId: uuid("action_id")
      .notNull()
      .unique()
      .references(() => moderationActions.id),
    until: instant("until").notNull(),
    withdrawnBy: uuid("withdrawn_by").references(() => moderationActions.id),
    createdAt: createdAt(),
  },
  (t) => [index("warnings_member").on(t.memberId)],
);

/** The author asks for a second look at an action against their post; one an action. */
export const appeals = pgTable("appeals", {
  id: id(),
  actionId: uuid("action_id")
    .notNull()
    .unique()
    .references(() => moderationActions.id, { onDelete: "cascade" }),
  memberId: uuid("member_id")
    .notNull()
    .references(() => members.id),
  text: text("text").notNull(),
  at: instant("at").notNull().defaultNow(),
  decidedBy: uuid("decided_by").references(() => moderationActions.id),
});
