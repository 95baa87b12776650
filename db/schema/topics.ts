import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, slugText } from "#db/columns.ts";
import type { TopicItemKind } from "#db/enums/topics.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { cases } from "#db/schema/cases.ts";
import { threads } from "#db/schema/forum.ts";
import { libraryItems } from "#db/schema/media.ts";

/** 专题: what belongs together, whatever kind it is of. Readers find it while it is published. */
export const topics = pgTable("topics", {
  id: id(),
  slug: slugText("slug").notNull().unique(),
  title: text("title").notNull(),
  enTitle: text("en_title").notNull().default(""),
  summary: text("summary").notNull().default(""),
  /** Whether what is public in it may be followed before the door; its title and summary are then read there too. */
  isPublic: boolean("is_public").notNull().default(false),
  isDemo: boolean("is_demo").notNull().default(false),
  publishedAt: instant("published_at"),
  publishedBy: uuid("published_by").references(() => members.id),
  createdAt: createdAt(),
});

/** One thing in a topic; exactly one of the four ids is set, by its kind. Its readers see what they may see anyway. */
export const topicItems = pgTable(
  "topic_items",
  {
    id: id(),
    topicId: uuid("topic_id")
      .notNull()
      .references(() => topics.id, { onDelete: "cascade" }),
    kind: text("kind").$type<TopicItemKind>().notNull(),
    bulletinId: uuid("bulletin_id").references(() => bulletins.id, { onDelete: "cascade" }),
    caseId: uuid("case_id").references(() => cases.id, { onDelete: "cascade" }),
    threadId: uuid("thread_id").references(() => threads.id, { onDelete: "cascade" }),
    /** Taken from its shelf it is gone from here too; a trigger ends what it carried. */
    libraryItemId: uuid("library_item_id").references(() => libraryItems.id, { onDelete: "cascade" }),
    /** The heading that it stands below; empty: the kind's own. */
    section: text("section").notNull().default(""),
    position: integer("position").notNull().default(0),
  },
  (t) => [
    index("topic_items_topic").on(t.topicId, t.position),
    index("topic_items_thread").on(t.threadId).where(sql`thread_id is not null`),
    unique("topic_items_once").on(t.topicId, t.bulletinId, t.caseId, t.threadId, t.libraryItemId).nullsNotDistinct(),
  ],
);
