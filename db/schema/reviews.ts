import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { Disclosure } from "#db/enums/columns.ts";
import {
  FINDING_LEVELS,
  KEPT_FOR,
  type Mark,
  type OpenFault,
  RETURN_REASONS,
  REVIEW_STATES,
  type Step,
  TASK_KINDS,
  VERDICTS,
} from "#db/enums/reviews.ts";
import type { ContentKind, Risk } from "#db/enums/routes.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { media } from "#db/schema/media.ts";
import { units } from "#db/schema/units.ts";
import type { Body } from "#lib/text/document.ts";

/** What a working copy said once, for whatever it was kept: immutable. */
export const bulletinVersions = pgTable(
  "bulletin_versions",
  {
    id: id(),
    bulletinId: uuid("bulletin_id")
      .notNull()
      .references(() => bulletins.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    columnId: uuid("column_id").notNull(),
    unitId: uuid("unit_id").references(() => units.id),
    title: text("title").notNull(),
    summary: text("summary").notNull(),
    source: text("source").notNull(),
    byline: text("byline").notNull(),
    kind: text("kind").$type<ContentKind>().notNull().default("original"),
    risk: text("risk").$type<Risk>().notNull().default("ordinary"),
    coverId: uuid("cover_id").references(() => media.id),
    indent: boolean("indent").notNull(),
    body: jsonb("body").$type<Body>().notNull(),
    disclosure: jsonb("disclosure").$type<Disclosure>(),
    /** SHA-256 of what approvals are given to; what is carried (source, byline, indent) is left out. */
    fingerprint: text("fingerprint").notNull(),
    /** Who saved it last. */
    editorId: uuid("editor_id").references(() => members.id),
    /** Of a version that another's words replaced: whose. It was kept right before. */
    overwrittenBy: uuid("overwritten_by").references(() => members.id),
    keptFor: text("kept_for", { enum: KEPT_FOR }).notNull().default("review"),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("bulletin_versions_number").on(t.bulletinId, t.version)],
);

/** One way of a version through its route. The steps are copied: a route that changes does not change what is under way. */
export const reviews = pgTable(
  "reviews",
  {
    id: id(),
    bulletinId: uuid("bulletin_id")
      .notNull()
      .references(() => bulletins.id, { onDelete: "cascade" }),
    versionId: uuid("version_id")
      .notNull()
      .references(() => bulletinVersions.id, { onDelete: "cascade" }),
    steps: jsonb("steps").$type<Step[]>().notNull(),
    state: text("state", { enum: REVIEW_STATES }).notNull().default("in_review"),
    /** The step it stands at, from 0; the number of steps once it is through. */
    step: integer("step").notNull().default(0),
    stepSince: instant("step_since").notNull().defaultNow(),
    /** Whose word is still missing at this step: `review:reviewer`, `proof:editor`. */
    waitingFor: text("waiting_for").array().notNull(),
    /** Who wrote the text since it was last published: they decide nothing about it. */
    writerIds: uuid("writer_ids").array().notNull(),
    submittedBy: uuid("submitted_by")
      .notNull()
      .references(() => members.id),
    /** Of an emergency publication, which is reviewed afterwards. */
    isAfterwards: boolean("is_afterwards").notNull().default(false),
    /** 必须处理而未处理: what the check of the text still found when it was handed in, and why it was handed in so. */
    openFaults: jsonb("open_faults").$type<OpenFault[]>().notNull().default([]),
    faultsReason: text("faults_reason").notNull().default(""),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("reviews_open").on(t.bulletinId).where(sql`state = 'in_review'`),
    index("reviews_bulletin").on(t.bulletinId, t.createdAt),
  ],
);

/** One word of one person on one step: append-only. */
export const reviewDecisions = pgTable(
  "review_decisions",
  {
    id: id(),
    reviewId: uuid("review_id")
      .notNull()
      .references(() => reviews.id, { onDelete: "cascade" }),
    step: integer("step").notNull(),
    kind: text("kind", { enum: TASK_KINDS }).notNull(),
    verdict: text("verdict", { enum: VERDICTS }).notNull(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    /** The holder of the role, where a delegate said it in their stead. */
    onBehalfOf: uuid("on_behalf_of").references(() => members.id),
    reason: text("reason", { enum: RETURN_REASONS }),
    note: text("note").notNull().default(""),
    /** The passage that the note is about, as it stands in the text. */
    quote: text("quote").notNull().default(""),
    /** More passages, each with a remark of its own, in the order in which they were made. */
    marks: jsonb("marks").$type<Mark[]>().notNull().default([]),
    createdAt: createdAt(),
  },
  (t) => [index("review_decisions_review").on(t.reviewId, t.createdAt)],
);

/** That a step ran over its time was said; once for each. */
export const reviewReminders = pgTable(
  "review_reminders",
  {
    reviewId: uuid("review_id")
      .notNull()
      .references(() => reviews.id, { onDelete: "cascade" }),
    step: integer("step").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.step] })],
);

/** 定时发布: one version, at one moment. Fired, cancelled or failed it stays as a row of the log; one of a bulletin is open. */
export const publicationSchedules = pgTable(
  "publication_schedules",
  {
    id: id(),
    bulletinId: uuid("bulletin_id")
      .notNull()
      .references(() => bulletins.id, { onDelete: "cascade" }),
    versionId: uuid("version_id")
      .notNull()
      .references(() => bulletinVersions.id, { onDelete: "cascade" }),
    dueAt: instant("due_at").notNull(),
    scheduledBy: uuid("scheduled_by")
      .notNull()
      .references(() => members.id),
    createdAt: createdAt(),
    endedAt: instant("ended_at"),
    /** How it ended; for `failed` why, as the code of the refusal. */
    outcome: text("outcome", { enum: ["published", "cancelled", "failed"] }),
    failure: text("failure"),
  },
  (t) => [
    uniqueIndex("publication_schedules_open").on(t.bulletinId).where(sql`ended_at is null`),
    index("publication_schedules_due").on(t.dueAt).where(sql`ended_at is null`),
    index("publication_schedules_failed").on(t.dueAt).where(sql`outcome = 'failed'`),
    index("publication_schedules_bulletin").on(t.bulletinId, t.createdAt),
  ],
);

/** 错敏词: what a text is searched for before its review, and what should stand there instead. */
export const checkedWords = pgTable("checked_words", {
  id: id(),
  wrong: text("wrong").notNull().unique(),
  /** Empty: it should not stand there at all. */
  instead: text("instead").notNull().default(""),
  level: text("level", { enum: FINDING_LEVELS }).notNull(),
  note: text("note").notNull().default(""),
  /** A person's name; `instead` is the name with its title, which is asked for where the name stands first. */
  isName: boolean("is_name").notNull().default(false),
  createdAt: createdAt(),
});
