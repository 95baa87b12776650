import { isNotNull, isNull, sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { QueueKind } from "#db/enums/queue.ts";
import { members } from "#db/schema/accounts.ts";
import { posts, threads } from "#db/schema/forum.ts";
import { holdRules } from "#db/schema/hold-rules.ts";
import { appeals, moderationActions } from "#db/schema/moderation.ts";
import { units } from "#db/schema/units.ts";

/**
 * What waits, or waited, for a moderator: one row a matter, so that a page of the queue is a walk along an index however
 * much waits. It opens with the first flag, with a post that waits, with an appeal or a proposal, and closes with the act
 * that settles it.
 */
export const queueItems = pgTable(
  "queue_items",
  {
    id: id(),
    kind: text("kind").$type<QueueKind>().notNull(),
    /** The area; follows a thread that is moved while the matter is open. */
    unitId: uuid("unit_id").references(() => units.id),
    threadId: uuid("thread_id").references(() => threads.id, { onDelete: "cascade" }),
    postId: uuid("post_id").references(() => posts.id, { onDelete: "cascade" }),
    appealId: uuid("appeal_id").references(() => appeals.id, { onDelete: "cascade" }),
    /** The act that proposes what is to be confirmed. */
    proposalId: uuid("proposal_id").references(() => moderationActions.id, { onDelete: "cascade" }),
    /** Whose words or whose appeal it is. */
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    /** Whose act is to be looked at: somebody else handles it. */
    byId: uuid("by_id").references(() => members.id),
    /** The rule that a waiting post met, for its handlers alone; none where its board has everything approved. */
    ruleId: uuid("rule_id").references(() => holdRules.id, { onDelete: "set null" }),
    since: instant("since").notNull().defaultNow(),
    /** Until when a proposal may be confirmed. */
    expiresAt: instant("expires_at"),
    /** Who has taken it in hand, or to whom it was handed. */
    assigneeId: uuid("assignee_id").references(() => members.id),
    assignedAt: instant("assigned_at"),
    closedAt: instant("closed_at"),
    /** The act that settled it; none where it settled itself, as when an author takes a post back. */
    closedBy: uuid("closed_by").references(() => moderationActions.id, { onDelete: "cascade" }),
  },
  (t) => [
    index("queue_items_open").on(t.since, t.id).where(isNull(t.closedAt)),
    index("queue_items_kind").on(t.kind, t.since, t.id).where(isNull(t.closedAt)),
    index("queue_items_unit").on(t.unitId, t.since, t.id).where(isNull(t.closedAt)),
    index("queue_items_assignee").on(t.assigneeId).where(isNull(t.closedAt)),
    index("queue_items_thread").on(t.threadId).where(isNull(t.closedAt)),
    uniqueIndex("queue_items_post").on(t.postId, t.kind).where(isNull(t.closedAt)),
    index("queue_items_moved").on(t.postId).where(isNotNull(t.postId)),
    uniqueIndex("queue_items_appeal").on(t.appealId),
    index("queue_items_rule").on(t.ruleId).where(isNotNull(t.ruleId)),
    index("queue_items_expiring").on(t.expiresAt).where(sql`closed_at is null and expires_at is not null`),
    index("queue_items_closed").on(t.closedAt).where(isNotNull(t.closedAt)),
  ],
);

/** 常用理由: worded once for an area and offered in it and below. `unit_id` null: the whole organisation's. */
export const cannedReasons = pgTable(
  "canned_reasons",
  {
    id: id(),
    unitId: uuid("unit_id").references(() => units.id),
    text: text("text").notNull(),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => members.id),
    createdAt: createdAt(),
    removedAt: instant("removed_at"),
    removedBy: uuid("removed_by").references(() => members.id),
  },
  (t) => [index("canned_reasons_unit").on(t.unitId).where(isNull(t.removedAt))],
);
