import { sql } from "drizzle-orm";
import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";

/** What is known of a member's address. It holds of the address that it names: of a changed one nothing is known yet. */
export const mailAddresses = pgTable(
  "mail_addresses",
  {
    memberId: uuid("member_id")
      .primaryKey()
      .references(() => members.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    /** When the letter was made that asks its owner; null while one is still to be made. */
    askedAt: instant("asked_at"),
    confirmedAt: instant("confirmed_at"),
    /** Since when nothing goes there because the mail server knows no such address, and what it said. */
    suppressedAt: instant("suppressed_at"),
    said: text("said"),
  },
  (t) => [index("mail_addresses_suppressed").on(t.suppressedAt).where(sql`suppressed_at is not null`)],
);
