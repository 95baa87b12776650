import { sql } from "drizzle-orm";
import { date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { SlotKind } from "#db/enums/slots.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins } from "#db/schema/bulletins.ts";

/** 头条 and 置顶: a bulletin that stands before newer ones from a first to a last day, by whom and why. */
export const bulletinSlots = pgTable(
  "bulletin_slots",
  {
    id: id(),
    bulletinId: uuid("bulletin_id")
      .notNull()
      .references(() => bulletins.id, { onDelete: "cascade" }),
    kind: text("kind").$type<SlotKind>().notNull(),
    /** Civil days in the organisation's time zone, both included. */
    firstDay: date("first_day").notNull(),
    lastDay: date("last_day").notNull(),
    reason: text("reason").notNull(),
    placedBy: uuid("placed_by")
      .notNull()
      .references(() => members.id),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
    endedBy: uuid("ended_by").references(() => members.id),
  },
  (t) => [
    index("bulletin_slots_open").on(t.kind, t.lastDay).where(sql`ended_at is null`),
    index("bulletin_slots_bulletin").on(t.bulletinId),
  ],
);
