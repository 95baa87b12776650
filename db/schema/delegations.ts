import { sql } from "drizzle-orm";
import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import { grants, members } from "#db/schema/accounts.ts";

/**
 * 委托: the word in review that a role gives its holder, in another's hand for a while. It hangs on the holder's own grant, so
 * that what was delegated cannot be delegated on; a trigger ends it with the grant and with either account.
 */
export const reviewDelegations = pgTable(
  "review_delegations",
  {
    id: id(),
    grantId: uuid("grant_id")
      .notNull()
      .references(() => grants.id),
    holderId: uuid("holder_id")
      .notNull()
      .references(() => members.id),
    delegateId: uuid("delegate_id")
      .notNull()
      .references(() => members.id),
    /** It counts from the one instant until before the other. */
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    reason: text("reason").notNull(),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
    /** Null while it runs, and where it ended with the role or an account. */
    endedBy: uuid("ended_by").references(() => members.id),
  },
  (t) => [
    index("review_delegations_delegate").on(t.delegateId).where(sql`ended_at is null`),
    index("review_delegations_grant").on(t.grantId),
    index("review_delegations_holder").on(t.holderId),
  ],
);
