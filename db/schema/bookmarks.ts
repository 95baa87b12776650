import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";
import { posts } from "#db/schema/forum.ts";

/** 收藏: a post that somebody wants to find again, with a note and perhaps a time at which to be told of it. */
export const bookmarks = pgTable(
  "bookmarks",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    postId: uuid("post_id")
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    note: text("note").notNull().default(""),
    remindAt: instant("remind_at"),
    /** When that was done; another time clears it. */
    remindedAt: instant("reminded_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("bookmarks_once").on(t.memberId, t.postId),
    index("bookmarks_member").on(t.memberId, t.id),
    index("bookmarks_post").on(t.postId),
    index("bookmarks_due").on(t.remindAt).where(sql`remind_at is not null and reminded_at is null`),
  ],
);
