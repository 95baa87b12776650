import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import type { TimerKind } from "#db/enums/forum.ts";
import { members } from "#db/schema/accounts.ts";
import { threads } from "#db/schema/forum.ts";

/** 慢速发言: everybody but moderators writes in the thread once in so many minutes, until then; the act says who and why. */
export const slowModes = pgTable(
  "slow_modes",
  {
    threadId: uuid("thread_id")
      .primaryKey()
      .references(() => threads.id, { onDelete: "cascade" }),
    minutes: integer("minutes").notNull(),
    until: instant("until").notNull(),
    actionId: uuid("action_id").notNull(),
  },
  (t) => [index("slow_modes_until").on(t.until)],
);

/** What somebody has set for a time to come; done in their name, by the rights that they have then. */
export const threadTimers = pgTable(
  "thread_timers",
  {
    id: id(),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    kind: text("kind").$type<TimerKind>().notNull(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    /** Why it is closed, or of what one is reminded. */
    reason: text("reason").notNull().default(""),
    dueAt: instant("due_at").notNull(),
    /** Why nothing came of it; it stays until somebody takes it away. */
    failure: text("failure"),
    createdAt: createdAt(),
  },
  (t) => [
    index("thread_timers_thread").on(t.threadId, t.dueAt),
    index("thread_timers_due").on(t.dueAt).where(sql`failure is null`),
  ],
);
