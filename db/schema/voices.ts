import { index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";

/**
 * 不显示姓名: who is behind a voice. The only place that knows; everything else knows the voice, which is a row of `members`
 * that nobody can sign in to. One a person and thread, so that what somebody says in two threads cannot be put together.
 */
export const voices = pgTable(
  "voices",
  {
    voiceId: uuid("voice_id")
      .primaryKey()
      .references(() => members.id, { onDelete: "cascade" }),
    /** Where it was first heard; its posts may have been moved since, and outlive that thread. */
    threadId: uuid("thread_id").references(() => threads.id, { onDelete: "set null" }),
    /** 匿名1, 匿名2 … */
    number: integer("number").notNull(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => members.id),
  },
  (t) => [uniqueIndex("voices_once").on(t.threadId, t.ownerId), index("voices_owner").on(t.ownerId)],
);

/** 查明发言人: two who keep order agreed; they alone, and only until then, see who is behind the voice of a post. */
export const reveals = pgTable(
  "reveals",
  {
    id: id(),
    postId: uuid("post_id")
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    voiceId: uuid("voice_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    askedBy: uuid("asked_by")
      .notNull()
      .references(() => members.id),
    askedReason: text("asked_reason").notNull(),
    agreedBy: uuid("agreed_by")
      .notNull()
      .references(() => members.id),
    agreedReason: text("agreed_reason").notNull(),
    /** The act in the log, by which the author finds it. */
    actionId: uuid("action_id").notNull().unique(),
    at: instant("at").notNull().defaultNow(),
    until: instant("until").notNull(),
  },
  (t) => [index("reveals_post").on(t.postId)],
);
