import { sql } from "drizzle-orm";
import { boolean, date, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins, publications } from "#db/schema/bulletins.ts";
import { units } from "#db/schema/units.ts";

const memberId = () =>
  uuid("member_id")
    .notNull()
    .references(() => members.id);
const bulletinId = () =>
  uuid("bulletin_id")
    .notNull()
    .references(() => bulletins.id, { onDelete: "cascade" });
const unitId = () =>
  uuid("unit_id")
    .notNull()
    .references(() => units.id);
/** Of what is only counted: it goes with its unit. */
const countedUnitId = () =>
  uuid("unit_id")
    .notNull()
    .references(() => units.id, { onDelete: "cascade" });

/** 必读: everyone of a unit's subtree has to read a bulletin and to confirm it by the end of a day. */
export const mustReads = pgTable(
  "must_reads",
  {
    id: id(),
    bulletinId: bulletinId(),
    unitId: unitId(),
    /** The last civil day, in the organisation's time zone. */
    dueOn: date("due_on").notNull(),
    requiredBy: uuid("required_by")
      .notNull()
      .references(() => members.id),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
    endedBy: uuid("ended_by").references(() => members.id),
  },
  (t) => [
    uniqueIndex("must_reads_open").on(t.bulletinId, t.unitId).where(sql`ended_at is null`),
    index("must_reads_due").on(t.dueOn).where(sql`ended_at is null`),
    index("must_reads_unit").on(t.unitId).where(sql`ended_at is null`),
  ],
);

/** How long the server saw somebody read, and how far down: the proof before a confirmation, and nobody else's business. */
export const bulletinReading = pgTable(
  "bulletin_reading",
  {
    memberId: memberId(),
    bulletinId: bulletinId(),
    millis: integer("millis").notNull().default(0),
    /** Percent of the text that has been on the screen, from its beginning. */
    depth: integer("depth").notNull().default(0),
    lastBeatAt: instant("last_beat_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.bulletinId] })],
);

/** 已读确认: said by the member, once. A trigger counts it in `read_counts`. */
export const bulletinConfirmations = pgTable(
  "bulletin_confirmations",
  {
    bulletinId: bulletinId(),
    memberId: memberId(),
    publicationId: uuid("publication_id")
      .notNull()
      .references(() => publications.id, { onDelete: "cascade" }),
    confirmedAt: instant("confirmed_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.bulletinId, t.memberId] }), index("bulletin_confirmations_member").on(t.memberId)],
);

/** Everybody by every unit whose subtree they belong to; triggers hold it to memberships, accounts and the tree. */
export const unitPeople = pgTable("unit_people", { unitId: countedUnitId(), memberId: memberId() }, (t) => [
  primaryKey({ columns: [t.unitId, t.memberId] }),
  index("unit_people_member").on(t.memberId),
]);

/** How many people that are for each unit; triggers count. */
export const unitCounts = pgTable("unit_counts", {
  unitId: countedUnitId().primaryKey(),
  people: integer("people").notNull(),
});

/** How many people of a unit's subtree have confirmed a bulletin; triggers count. */
export const readCounts = pgTable(
  "read_counts",
  { bulletinId: bulletinId(), unitId: countedUnitId(), done: integer("done").notNull() },
  (t) => [primaryKey({ columns: [t.bulletinId, t.unitId] })],
);

/** 催读: who reminded those of a unit who had not read, and what was said. */
export const readReminders = pgTable(
  "read_reminders",
  {
    id: id(),
    bulletinId: bulletinId(),
    unitId: unitId(),
    remindedBy: uuid("reminded_by")
      .notNull()
      .references(() => members.id),
    note: text("note").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("read_reminders_bulletin").on(t.bulletinId, t.unitId)],
);

/** Whom a reminder reached. */
export const readReminded = pgTable(
  "read_reminded",
  {
    reminderId: uuid("reminder_id")
      .notNull()
      .references(() => readReminders.id, { onDelete: "cascade" }),
    memberId: memberId(),
    bulletinId: bulletinId(),
    remindedAt: instant("reminded_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.reminderId, t.memberId] }),
    index("read_reminded_member").on(t.bulletinId, t.memberId, t.remindedAt),
  ],
);

/** 到期提醒: whom the house told by itself that a day comes near, once for each day and once more on it. */
export const readWarnings = pgTable(
  "read_warnings",
  {
    bulletinId: bulletinId(),
    memberId: memberId(),
    dueOn: date("due_on").notNull(),
    isLastDay: boolean("is_last_day").notNull(),
    /** Those who were told together, by one event. */
    batchId: uuid("batch_id").notNull(),
    warnedAt: instant("warned_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.bulletinId, t.memberId, t.dueOn, t.isLastDay] }),
    index("read_warnings_batch").on(t.batchId),
  ],
);
