import { index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";

/** Whose words somebody would rather not read. It is nobody else's business, least of all theirs. */
export const ignores = pgTable(
  "ignores",
  {
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    ignoredId: uuid("ignored_id")
      .notNull()
      .references(() => members.id),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.ignoredId] }), index("ignores_ignored").on(t.ignoredId)],
);
