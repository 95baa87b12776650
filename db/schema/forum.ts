import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, slugText } from "#db/columns.ts";
import type { FollowLevel, FollowReason, Reaction } from "#db/enums/forum.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { caseQuestions } from "#db/schema/cases.ts";
import { units } from "#db/schema/units.ts";
import type { Body } from "#lib/text/document.ts";

/** A board of the organisation (`unit_id` null) or of one unit. */
export const boards = pgTable(
  "boards",
  {
    id: id(),
    slug: slugText("slug").notNull().unique(),
    unitId: uuid("unit_id").references(() => units.id),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    position: integer("position").notNull().default(0),
    /** What a new subject begins with. */
    template: text("template").notNull().default(""),
    /** Posts of members wait for a leader's approval. */
    needsApproval: boolean("needs_approval").notNull().default(false),
    /** Members may speak without their name (`voices`). */
    allowsAnonymous: boolean("allows_anonymous").notNull().default(false),
    threadCount: integer("thread_count").notNull().default(0),
    archivedAt: instant("archived_at"),
    isDemo: boolean("is_demo").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [index("boards_unit").on(t.unitId, t.position)],
);

/**
 * The thread row is the list row: lists never look at posts. A thread lies on a board, or is the discussion of a bulletin
 * or of a case's question. `unit_id` is its area (null: the whole organisation) and always equals that of what it hangs on.
 */
export const threads = pgTable(
  "threads",
  {
    id: id(),
    boardId: uuid("board_id").references(() => boards.id),
    bulletinId: uuid("bulletin_id").references(() => bulletins.id),
    caseQuestionId: uuid("case_question_id").references(() => caseQuestions.id),
    unitId: uuid("unit_id").references(() => units.id),
    /** Empty where it was deleted for good. */
    title: text("title").notNull(),
    /** The moderation action that gave it; null: its author did, and it stands and falls with the opening post. */
    titledBy: uuid("titled_by"),
    /** The moderation action that hid the opening post, and the title with it. */
    titleHiddenBy: uuid("title_hidden_by"),
    authorId: uuid("author_id")
      .notNull()
      .references(() => members.id),
    /** The number the next post gets is this plus one; given in the same UPDATE that raises it. */
    lastNumber: integer("last_number").notNull().default(0),
    /** The highest number that a voice had here: none is given twice, so that two are never taken for one. */
    lastVoiceNumber: integer("last_voice_number").notNull().default(0),
    /** The highest number that readers see: a waiting or hidden post at the end never counts as unread. */
    lastShownNumber: integer("last_shown_number").notNull().default(0),
    /** Posts that readers see: neither hidden, deleted nor waiting. */
    postCount: integer("post_count").notNull().default(0),
    lastPostAt: instant("last_post_at").notNull().defaultNow(),
    /** Whoever wrote the last post that is shown; that they exist is kept by the post itself. */
    lastPosterId: uuid("last_poster_id"),
    /** The moderation action that pinned or locked it: who, when and why stand there. */
    pinnedBy: uuid("pinned_by"),
    lockedBy: uuid("locked_by"),
    /** The thread into which all of it was merged; nobody sees it any more, and its address leads there. */
    mergedInto: uuid("merged_into"),
    isDemo: boolean("is_demo").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    index("threads_board").on(t.boardId, t.lastPostAt, t.id).where(sql`pinned_by is null`),
    index("threads_pinned").on(t.boardId, t.lastPostAt).where(sql`pinned_by is not null`),
    index("threads_unit").on(t.unitId, t.lastPostAt),
    uniqueIndex("threads_bulletin").on(t.bulletinId).where(sql`bulletin_id is not null`),
    uniqueIndex("threads_case_question").on(t.caseQuestionId).where(sql`case_question_id is not null`),
    index("threads_author").on(t.authorId, t.createdAt),
    index("threads_merged").on(t.mergedInto).where(sql`merged_into is not null`),
    index("threads_unanswered").on(t.unitId, t.lastPostAt).where(sql`post_count = 1 and board_id is not null`),
  ],
);

/** What a thread was called before each new name: for those who keep order there alone. */
export const threadTitles = pgTable(
  "thread_titles",
  {
    id: id(),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    /** The moderation action that had given it; null: the author of the thread. */
    titledBy: uuid("titled_by"),
    /** The moderation action that replaced it; null: the author of the thread. */
    replacedBy: uuid("replaced_by"),
    replacedAt: instant("replaced_at").notNull().defaultNow(),
  },
  (t) => [index("thread_titles_thread").on(t.threadId, t.id)],
);

export const posts = pgTable(
  "posts",
  {
    id: id(),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    parentNumber: integer("parent_number"),
    authorId: uuid("author_id")
      .notNull()
      .references(() => members.id),
    body: jsonb("body").$type<Body>().notNull(),
    revision: integer("revision").notNull().default(1),
    editedAt: instant("edited_at"),
    /** Whoever wrote what it says now; null: its author. */
    editedBy: uuid("edited_by").references(() => members.id),
    /** Whoever opened it to all who may reply in its thread (共同编辑); null: it is its author's to edit. */
    wikiBy: uuid("wiki_by").references(() => members.id),
    /** Waits for approval since; null once readers may see it. */
    pendingSince: instant("pending_since"),
    /** The moderation action that hid it. */
    hiddenBy: uuid("hidden_by"),
    /** Taken back by its author. */
    deletedAt: instant("deleted_at"),
    /** What its author took back was emptied for good, some time after. */
    emptiedAt: instant("emptied_at"),
    /** The moderation action that emptied it for good: its words are gone, its number stays. It counts as deleted, too. */
    purgedBy: uuid("purged_by"),
    reactionCounts: jsonb("reaction_counts").$type<Partial<Record<Reaction, number>>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("posts_number").on(t.threadId, t.number),
    index("posts_author").on(t.authorId, t.createdAt),
    index("posts_waiting").on(t.authorId, t.threadId).where(sql`pending_since is not null`),
    index("posts_taken_back")
      .on(t.deletedAt)
      .where(sql`deleted_at is not null and emptied_at is null and purged_by is null`),
  ],
);

/**
 * Where a post stood before it was moved: a number is never given twice, so that a permalink leads to the post for good.
 * `moved_by` is the moderation action: who, when and why stand there.
 */
export const postPlaces = pgTable(
  "post_places",
  {
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    postId: uuid("post_id")
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    movedBy: uuid("moved_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.number] }),
    index("post_places_post").on(t.postId),
    index("post_places_act").on(t.movedBy),
  ],
);

/** What a post said before each edit. */
export const postRevisions = pgTable(
  "post_revisions",
  {
    postId: uuid("post_id")
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    revision: integer("revision").notNull(),
    body: jsonb("body").$type<Body>().notNull(),
    writtenAt: instant("written_at").notNull(),
    /** Null: the author of the post. */
    writtenBy: uuid("written_by").references(() => members.id),
    replacedAt: instant("replaced_at").notNull().defaultNow(),
    /** The moderation action that took it out of the history. */
    hiddenBy: uuid("hidden_by"),
  },
  (t) => [primaryKey({ columns: [t.postId, t.revision] })],
);

export const reactions = pgTable(
  "reactions",
  {
    postId: uuid("post_id")
      .notNull()
      .references(() => posts.id, { onDelete: "cascade" }),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    kind: text("kind").$type<Reaction>().notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.postId, t.memberId, t.kind] })],
);

/**
 * All that one person has to do with one thread. For what pages report `last_read_number` only ever grows; only the person
 * takes it back, and what was reported by pages opened before then counts no more (`reading_epoch`).
 */
export const threadMembers = pgTable(
  "thread_members",
  {
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    lastReadNumber: integer("last_read_number").notNull().default(0),
    /** How often the person has marked posts unread; a page reports with the count that it was opened with. */
    readingEpoch: integer("reading_epoch").notNull().default(0),
    /** The sweep (全部标为已读) that last moved the line, and from where; null for a row that the sweep made. */
    sweptBy: uuid("swept_by"),
    sweptFrom: integer("swept_from"),
    level: text("level").$type<FollowLevel>().notNull().default("normal"),
    levelReason: text("level_reason").$type<Exclude<FollowReason, "board">>(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.threadId] }),
    index("thread_members_watchers").on(t.threadId).where(sql`level = 'watch'`),
  ],
);

/** What somebody is writing: a new thread (target: board), a reply (target: thread) or an edit (target: post). */
export const drafts = pgTable(
  "drafts",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    kind: text("kind").$type<"thread" | "reply" | "edit">().notNull(),
    targetId: uuid("target_id").notNull(),
    title: text("title").notNull().default(""),
    text: text("text").notNull(),
    /** It is to be said without one's name. */
    isAnonymous: boolean("is_anonymous").notNull().default(false),
    /** Of a reply: the post that it answers. */
    parentId: uuid("parent_id").references(() => posts.id, { onDelete: "set null" }),
    /** Of a subject: the labels that were chosen. */
    labelIds: uuid("label_ids").array().notNull().default(sql`'{}'::uuid[]`),
    /** Another one with every save, never one that was there before: whoever writes says which one they wrote on. */
    version: uuid("version").notNull().default(sql`uuidv7()`),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("drafts_target").on(t.memberId, t.kind, t.targetId),
    index("drafts_of").on(t.targetId),
    index("drafts_parent").on(t.parentId).where(sql`parent_id is not null`),
  ],
);
