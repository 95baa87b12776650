import { pgTable, uuid } from "drizzle-orm/pg-core";
import { instant } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";

/** 采纳: the post of a thread that answered what was asked. */
export const acceptedAnswers = pgTable("accepted_answers", {
  threadId: uuid("thread_id")
    .primaryKey()
    .references(() => threads.id, { onDelete: "cascade" }),
  postId: uuid("post_id")
    .notNull()
    .references(() => posts.id, { onDelete: "cascade" }),
  acceptedBy: uuid("accepted_by")
    .notNull()
    .references(() => members.id),
  acceptedAt: instant("accepted_at").notNull().defaultNow(),
});
