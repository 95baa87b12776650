import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";
import { threads } from "#db/schema/forum.ts";

/** What lets one member answer in one thread by mail, once, until it expires. */
export const replyTokens = pgTable(
  "reply_tokens",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    parentNumber: integer("parent_number"),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("reply_tokens_expiry").on(t.expiresAt)],
);
