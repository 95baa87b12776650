import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { HoldKind } from "#db/enums/forum.ts";
import { members } from "#db/schema/accounts.ts";
import { units } from "#db/schema/units.ts";

/** 审核规则: a post of the area or below that meets one waits for approval. `unit_id` null: the whole organisation. */
export const holdRules = pgTable(
  "hold_rules",
  {
    id: id(),
    unitId: uuid("unit_id").references(() => units.id),
    kind: text("kind").$type<HoldKind>().notNull(),
    /** Of a list of words: as they were typed. */
    words: text("words").array().notNull().default(sql`'{}'`),
    /** Days since somebody joined, first posts, links, or posts in so many minutes. */
    amount: integer("amount").notNull().default(0),
    minutes: integer("minutes").notNull().default(0),
    /** Read by those who keep order, never by an author. */
    why: text("why").notNull(),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => members.id),
    createdAt: createdAt(),
    /** Since when it holds posts; null while it is switched off. */
    onSince: instant("on_since"),
    switchedBy: uuid("switched_by").references(() => members.id),
    removedAt: instant("removed_at"),
    removedBy: uuid("removed_by").references(() => members.id),
  },
  (t) => [index("hold_rules_unit").on(t.unitId).where(sql`removed_at is null`)],
);
