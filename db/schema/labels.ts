import { boolean, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { LabelPick, LabelRule } from "#db/enums/labels.ts";
import { members } from "#db/schema/accounts.ts";
import { boards, threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";

// 标签. They are tags to readers and in addresses, and labels in the code, where `tags` are the names of stored pages.

/** A group of labels: of the organisation (`unit_id` null), for the threads of every area, or of one unit for its own. */
export const labelGroups = pgTable(
  "label_groups",
  {
    id: id(),
    unitId: uuid("unit_id").references(() => units.id),
    name: text("name").notNull(),
    pick: text("pick").$type<LabelPick>().notNull().default("one"),
    position: integer("position").notNull().default(0),
    /** Offered no more since; threads that carry its labels keep them. */
    archivedAt: instant("archived_at"),
    isDemo: boolean("is_demo").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [unique("label_groups_name").on(t.unitId, t.name).nullsNotDistinct()],
);

export const labels = pgTable(
  "labels",
  {
    id: id(),
    groupId: uuid("group_id")
      .notNull()
      .references(() => labelGroups.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    position: integer("position").notNull().default(0),
    archivedAt: instant("archived_at"),
    createdAt: createdAt(),
  },
  (t) => [unique("labels_name").on(t.groupId, t.name)],
);

export const threadLabels = pgTable(
  "thread_labels",
  {
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    labelId: uuid("label_id")
      .notNull()
      .references(() => labels.id, { onDelete: "cascade" }),
    labelledBy: uuid("labelled_by")
      .notNull()
      .references(() => members.id),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.labelId] }), index("thread_labels_label").on(t.labelId, t.threadId)],
);

/** What a board wants of a group; without a row its labels are offered. */
export const boardLabelRules = pgTable(
  "board_label_rules",
  {
    boardId: uuid("board_id")
      .notNull()
      .references(() => boards.id, { onDelete: "cascade" }),
    groupId: uuid("group_id")
      .notNull()
      .references(() => labelGroups.id, { onDelete: "cascade" }),
    rule: text("rule").$type<LabelRule>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.boardId, t.groupId] }), index("board_label_rules_group").on(t.groupId)],
);

/**
 * By what a thread is found to be like another: the words of its title, and its labels as `#<id>`. A row with an empty
 * term says that this was done. It is a table of its own, so that a reply, which changes the thread's row, does not touch it.
 */
export const threadTerms = pgTable(
  "thread_terms",
  {
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    term: text("term").notNull(),
    /** The area of the thread when it was done. */
    unitId: uuid("unit_id"),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.term] }), index("thread_terms_term").on(t.term, t.unitId, t.threadId)],
);
