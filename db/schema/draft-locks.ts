import { pgTable, uuid } from "drizzle-orm/pg-core";
import { instant } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins } from "#db/schema/bulletins.ts";

/** Who is writing a working copy; it lapses by itself a while after their last word. */
export const draftLocks = pgTable("draft_locks", {
  bulletinId: uuid("bulletin_id")
    .primaryKey()
    .references(() => bulletins.id, { onDelete: "cascade" }),
  memberId: uuid("member_id")
    .notNull()
    .references(() => members.id, { onDelete: "cascade" }),
  since: instant("since").notNull().defaultNow(),
  seenAt: instant("seen_at").notNull().defaultNow(),
});
