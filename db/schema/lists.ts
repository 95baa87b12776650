import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "#db/columns.ts";
import type { ListKind, TopPeriod } from "#db/enums/lists.ts";
import { members } from "#db/schema/accounts.ts";
import { boards, threads } from "#db/schema/forum.ts";
import { units } from "#db/schema/units.ts";

/** The most talked about threads of each board in a while, counted anew by the worker (domains/forum/lists/rank.ts). */
export const threadTops = pgTable(
  "thread_tops",
  {
    period: text("period").$type<TopPeriod>().notNull(),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    /** Posts and reactions of the period. */
    score: integer("score").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.period, t.threadId] }),
    index("thread_tops_score").on(t.period, t.score, t.threadId),
  ],
);

/** A list of threads that somebody keeps under a name of their own. */
export const savedLists = pgTable(
  "saved_lists",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    name: text("name").notNull(),
    kind: text("kind").$type<ListKind>().notNull(),
    period: text("period").$type<TopPeriod>(),
    boardId: uuid("board_id").references(() => boards.id, { onDelete: "cascade" }),
    unitId: uuid("unit_id").references(() => units.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("saved_lists_name").on(t.memberId, t.name)],
);
