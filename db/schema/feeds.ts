import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";

/** What a feed reader shows in place of a sign-in: it reads headlines and summaries as its member, until it is revoked. */
export const feedKeys = pgTable(
  "feed_keys",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    keyHash: text("key_hash").notNull().unique(),
    createdAt: createdAt(),
    /** To the hour: more would be a diary of its member. */
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [index("feed_keys_member").on(t.memberId, t.createdAt)],
);
