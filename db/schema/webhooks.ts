import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { DeliveryState, WebhookEvent } from "#db/enums/webhooks.ts";
import { members } from "#db/schema/accounts.ts";
import { events } from "#db/schema/kernel.ts";
import { units } from "#db/schema/units.ts";

/** Another system that is told what happens in an area (`unit_id` null: the whole organisation). Its secret is derived, not stored. */
export const webhooks = pgTable(
  "webhooks",
  {
    id: id(),
    /** Who answers for it. */
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    unitId: uuid("unit_id").references(() => units.id),
    name: text("name").notNull(),
    address: text("address").notNull(),
    events: jsonb("events").$type<WebhookEvent[]>().notNull(),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
    endedBy: uuid("ended_by").references(() => members.id),
  },
  (t) => [index("webhooks_area").on(t.unitId).where(sql`ended_at is null`)],
);

/** What was, or is to be, told to one of them; one row an event. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: id(),
    webhookId: uuid("webhook_id")
      .notNull()
      .references(() => webhooks.id, { onDelete: "cascade" }),
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.id),
    state: text("state").$type<DeliveryState>().notNull().default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    dueAt: instant("due_at").notNull().defaultNow(),
    /** The status that was answered last; null where nobody answered. */
    answered: integer("answered"),
    createdAt: createdAt(),
    doneAt: instant("done_at"),
  },
  (t) => [
    uniqueIndex("webhook_deliveries_once").on(t.webhookId, t.eventId),
    index("webhook_deliveries_due").on(t.dueAt).where(sql`state = 'waiting'`),
    index("webhook_deliveries_log").on(t.webhookId, t.createdAt),
  ],
);
