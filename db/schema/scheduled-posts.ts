import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";
import { posts } from "#db/schema/forum.ts";

/** A finished draft that is posted at its time, in its writer's name and by the rights they have then. */
export const scheduledPosts = pgTable(
  "scheduled_posts",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    kind: text("kind").$type<"thread" | "reply">().notNull(),
    /** A board or a thread. */
    targetId: uuid("target_id").notNull(),
    title: text("title").notNull(),
    text: text("text").notNull(),
    isAnonymous: boolean("is_anonymous").notNull().default(false),
    /** As in the draft: what a reply answers, and the labels of a subject. */
    parentId: uuid("parent_id").references(() => posts.id, { onDelete: "set null" }),
    labelIds: uuid("label_ids").array().notNull().default(sql`'{}'::uuid[]`),
    dueAt: instant("due_at").notNull(),
    /** Why it was not posted at its time: a key of `errors`. It stays until its writer takes it back. */
    failure: text("failure"),
    createdAt: createdAt(),
  },
  (t) => [
    index("scheduled_posts_member").on(t.memberId, t.dueAt),
    index("scheduled_posts_target").on(t.targetId),
    index("scheduled_posts_parent").on(t.parentId).where(sql`parent_id is not null`),
    index("scheduled_posts_due").on(t.dueAt).where(sql`failure is null`),
  ],
);
