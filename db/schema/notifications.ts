import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { threads } from "#db/schema/forum.ts";
import { moderationActions } from "#db/schema/moderation.ts";

export type InboxKind =
  | "mention"
  | "reply"
  | "watched"
  | "answer-accepted"
  | "new-thread"
  | "bookmark"
  | "moderated"
  | "posts-moved"
  | "thread-reminder"
  | "timer-refused"
  | "flag-settled"
  | "appeal-decided"
  | "queue-waits"
  | "item-assigned"
  | "purge-settled"
  | "purge-expired"
  | "reveal-settled"
  | "reveal-expired"
  | "new-bulletin"
  | "review-asked"
  | "review-overdue"
  | "review-returned"
  | "review-approved"
  | "review-delegated"
  | "delegation-ended"
  | "plan-failed"
  | "must-read"
  | "must-read-reminded"
  | "must-read-soon"
  | "must-read-last-day"
  | "bulletin-corrected";

/** One line in somebody's inbox. Whether it may still be seen is asked again at every read. */
export const inboxItems = pgTable(
  "inbox_items",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    kind: text("kind").$type<InboxKind>().notNull(),
    eventId: uuid("event_id").notNull(),
    actorId: uuid("actor_id").references(() => members.id),
    threadId: uuid("thread_id").references(() => threads.id, { onDelete: "cascade" }),
    postNumber: integer("post_number"),
    actionId: uuid("action_id").references(() => moderationActions.id, { onDelete: "cascade" }),
    bulletinId: uuid("bulletin_id").references(() => bulletins.id, { onDelete: "cascade" }),
    payload: jsonb("payload").$type<Record<string, string>>().notNull().default({}),
    createdAt: createdAt(),
    readAt: instant("read_at"),
  },
  (t) => [
    uniqueIndex("inbox_items_once").on(t.eventId, t.memberId, t.kind),
    index("inbox_items_newest").on(t.memberId, t.id),
    index("inbox_items_place").on(t.threadId, t.postNumber),
    index("inbox_items_unread").on(t.memberId).where(sql`read_at is null`),
  ],
);
