import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, slugText } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";

/** Limits that differ from those in the code (`LIMITS`), with who changed them, when, and why. */
export const limits = pgTable("limits", {
  name: slugText("name").primaryKey(),
  points: integer("points").notNull(),
  windowSec: integer("window_sec").notNull(),
  why: text("why").notNull().default(""),
  changedBy: uuid("changed_by")
    .notNull()
    .references(() => members.id),
  changedAt: instant("changed_at").notNull().defaultNow(),
});
