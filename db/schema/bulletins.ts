import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, slugText } from "#db/columns.ts";
import type { ColumnTemplate, ColumnVisibility, Disclosure } from "#db/enums/columns.ts";
import type { Step } from "#db/enums/reviews.ts";
import type { ContentKind, Risk } from "#db/enums/routes.ts";
import { members } from "#db/schema/accounts.ts";
import { media } from "#db/schema/media.ts";
import { units } from "#db/schema/units.ts";
import type { Body } from "#lib/text/document.ts";

/** The way of a text to its readers, as data: 三审三校 and shorter ones. */
export const reviewRoutes = pgTable("review_routes", {
  id: id(),
  slug: slugText("slug").notNull().unique(),
  name: text("name").notNull(),
  enName: text("en_name").notNull(),
  steps: jsonb("steps").$type<Step[]>().notNull(),
  position: integer("position").notNull().default(0),
});

/** 栏目, a tree of two levels. What lies in one lies in the one above it too. */
export const bulletinColumns = pgTable("bulletin_columns", {
  id: id(),
  parentId: uuid("parent_id").references((): AnyPgColumn => bulletinColumns.id),
  slug: slugText("slug").notNull().unique(),
  name: text("name").notNull(),
  enName: text("en_name").notNull(),
  description: text("description").notNull().default(""),
  position: integer("position").notNull().default(0),
  /** Which way its texts take before they are published; null: the publisher's word is enough. */
  routeId: uuid("route_id").references(() => reviewRoutes.id),
  /** Who may be its readers at most: anybody, whoever is signed in, or units one by one. */
  visibility: text("visibility").$type<ColumnVisibility>().notNull().default("site"),
  template: text("template").$type<ColumnTemplate>().notNull().default("list"),
  /** Whether its texts have a discussion. Where not, what was said stays, unseen, until there is one again. */
  isDiscussed: boolean("is_discussed").notNull().default(true),
  /** 停用: it takes no new texts and stands in no menu; what was published in it stays where it is. */
  closedAt: instant("closed_at"),
  closedBy: uuid("closed_by").references(() => members.id),
  isDemo: boolean("is_demo").notNull().default(false),
});

/** The working copy that editors write. Readers never see it: they see the current publication. `unit_id` null: everyone. */
/** Texts of a kind, and of a risk or above, that take another way than their column's (null: of any column, of any kind). */
export const routeRules = pgTable(
  "route_rules",
  {
    id: id(),
    columnId: uuid("column_id").references(() => bulletinColumns.id),
    kind: text("kind").$type<ContentKind>(),
    risk: text("risk").$type<Risk>().notNull(),
    routeId: uuid("route_id")
      .notNull()
      .references(() => reviewRoutes.id),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => members.id),
    createdAt: createdAt(),
  },
  (t) => [unique("route_rules_once").on(t.columnId, t.kind, t.risk).nullsNotDistinct()],
);

export const bulletins = pgTable(
  "bulletins",
  {
    id: id(),
    columnId: uuid("column_id")
      .notNull()
      .references(() => bulletinColumns.id),
    unitId: uuid("unit_id").references(() => units.id),
    title: text("title").notNull(),
    summary: text("summary").notNull().default(""),
    source: text("source").notNull().default(""),
    byline: text("byline").notNull().default(""),
    /** By which its review is chosen. */
    kind: text("kind").$type<ContentKind>().notNull().default("original"),
    risk: text("risk").$type<Risk>().notNull().default("ordinary"),
    coverId: uuid("cover_id").references(() => media.id),
    indent: boolean("indent").notNull().default(true),
    body: jsonb("body").$type<Body>().notNull(),
    disclosure: jsonb("disclosure").$type<Disclosure>(),
    version: integer("version").notNull().default(1),
    authorId: uuid("author_id")
      .notNull()
      .references(() => members.id),
    /** Who wrote since it was last published. */
    writerIds: uuid("writer_ids").array().notNull().default(sql`'{}'::uuid[]`),
    /** Who saved it last. */
    editorId: uuid("editor_id").references(() => members.id),
    /** The review that counts for the text as it stands; none once the text has changed. */
    reviewId: uuid("review_id"),
    isDemo: boolean("is_demo").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [index("bulletins_updated").on(t.updatedAt), index("bulletins_unit").on(t.unitId)],
);

/** What was published, by whom and when: immutable but for its withdrawal. One is current at most. */
export const publications = pgTable(
  "publications",
  {
    id: id(),
    bulletinId: uuid("bulletin_id")
      .notNull()
      .references(() => bulletins.id),
    columnId: uuid("column_id")
      .notNull()
      .references(() => bulletinColumns.id),
    unitId: uuid("unit_id").references(() => units.id),
    version: integer("version").notNull(),
    title: text("title").notNull(),
    summary: text("summary").notNull(),
    source: text("source").notNull(),
    byline: text("byline").notNull(),
    coverId: uuid("cover_id").references(() => media.id),
    indent: boolean("indent").notNull(),
    body: jsonb("body").$type<Body>().notNull(),
    disclosure: jsonb("disclosure").$type<Disclosure>(),
    /** When readers first saw the bulletin; a corrected publication keeps it. */
    firstPublishedAt: instant("first_published_at").notNull().defaultNow(),
    publishedAt: instant("published_at").notNull().defaultNow(),
    publishedBy: uuid("published_by")
      .notNull()
      .references(() => members.id),
    /** 更正说明: what was wrong in the publication before this one, and what is right. */
    correction: text("correction"),
    /** 归档: no list shows it any more, its address still does. */
    archivedAt: instant("archived_at"),
    archivedBy: uuid("archived_by").references(() => members.id),
    supersededAt: instant("superseded_at"),
    withdrawnAt: instant("withdrawn_at"),
    withdrawnBy: uuid("withdrawn_by"),
    withdrawnReason: text("withdrawn_reason"),
    /** What whoever could read it is told in its place. */
    withdrawnNotice: text("withdrawn_notice"),
  },
  (t) => [
    uniqueIndex("publications_current").on(t.bulletinId).where(sql`superseded_at is null and withdrawn_at is null`),
    index("publications_list")
      .on(t.firstPublishedAt, t.bulletinId)
      .where(sql`superseded_at is null and withdrawn_at is null`),
    index("publications_unit_list")
      .on(t.unitId, t.firstPublishedAt)
      .where(sql`superseded_at is null and withdrawn_at is null`),
  ],
);

/** Who opened which bulletin; one row a person. */
export const bulletinReads = pgTable(
  "bulletin_reads",
  {
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    bulletinId: uuid("bulletin_id")
      .notNull()
      .references(() => bulletins.id),
    readAt: instant("read_at").notNull().defaultNow(),
  },
  (t) => [uniqueIndex("bulletin_reads_once").on(t.memberId, t.bulletinId)],
);

/** From which file a working copy came, and what of the file it does not hold; shown until somebody has dealt with it. */
export const bulletinImports = pgTable(
  "bulletin_imports",
  {
    id: id(),
    bulletinId: uuid("bulletin_id")
      .notNull()
      .references(() => bulletins.id, { onDelete: "cascade" }),
    fileName: text("file_name").notNull(),
    pictures: integer("pictures").notNull(),
    losses: jsonb("losses").$type<Record<string, number>>().notNull(),
    importedBy: uuid("imported_by")
      .notNull()
      .references(() => members.id),
    createdAt: createdAt(),
    dismissedAt: instant("dismissed_at"),
    dismissedBy: uuid("dismissed_by").references(() => members.id),
  },
  (t) => [index("bulletin_imports_open").on(t.bulletinId).where(sql`dismissed_at is null`)],
);
