import { sql } from "drizzle-orm";
import { bigserial, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, slugText } from "#db/columns.ts";
import { type Imprint, NO_IMPRINT } from "#db/enums/imprint.ts";

/** One row a command: audit trail, outbox of the worker and activity stream at once. Never updated but for `handled_at` and, once, `seal_id`. */
export const events = pgTable(
  "events",
  {
    id: id(),
    seq: bigserial("seq", { mode: "number" }).notNull(),
    name: text("name").notNull(),
    actorId: uuid("actor_id"),
    subjectId: uuid("subject_id").notNull(),
    unitId: uuid("unit_id"),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull().default({}),
    at: instant("at").notNull().defaultNow(),
    handledAt: instant("handled_at"),
    sealId: uuid("seal_id"),
  },
  (t) => [
    index("events_unhandled").on(t.seq).where(sql`handled_at is null`),
    index("events_seal").on(t.sealId, t.seq),
    index("events_seq").on(t.seq),
    index("events_subject").on(t.subjectId),
    index("events_name").on(t.name, t.seq),
  ],
);

/** The hash chain over `events`, sealed in batches by the worker: a changed or missing row breaks it. */
export const eventSeals = pgTable("event_seals", {
  id: id(),
  position: bigserial("position", { mode: "number" }).notNull().unique(),
  count: integer("count").notNull(),
  previousHash: text("previous_hash").notNull(),
  hash: text("hash").notNull(),
  sealedAt: instant("sealed_at").notNull().defaultNow(),
});

/** A write that was already done answers with what it answered then. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    actorId: uuid("actor_id").notNull(),
    key: uuid("key").notNull(),
    event: text("event").notNull(),
    result: jsonb("result").$type<{ id: string }>(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.actorId, t.key] }), index("idempotency_keys_age").on(t.createdAt)],
);

/** The table of rate-limiter-flexible. */
export const rateLimits = pgTable("rate_limits", {
  key: slugText("key").primaryKey(),
  points: integer("points").notNull().default(0),
  expire: instant("expire"),
});

/** Single row: what the organisation calls itself, what its footer says, when it mourns, and whether demonstration content is in place. */
export const organisation = pgTable("organisation", {
  id: integer("id").primaryKey().default(1),
  name: text("name").notNull(),
  enName: text("en_name").notNull().default(""),
  imprint: jsonb("imprint").$type<Imprint>().notNull().default(NO_IMPRINT),
  /** 哀悼: the first and the last day on which every page is grey, in the organisation's time zone. */
  mourningFrom: date("mourning_from"),
  mourningUntil: date("mourning_until"),
  demoSince: instant("demo_since"),
  workerSeenAt: instant("worker_seen_at"),
});
