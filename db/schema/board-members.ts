import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "#db/columns.ts";
import type { BoardLevel } from "#db/enums/forum.ts";
import { members } from "#db/schema/accounts.ts";
import { boards } from "#db/schema/forum.ts";

/** How closely somebody follows a board: whether they hear of new threads, and the level of threads for which they have none. */
export const boardMembers = pgTable(
  "board_members",
  {
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    boardId: uuid("board_id")
      .notNull()
      .references(() => boards.id, { onDelete: "cascade" }),
    level: text("level").$type<BoardLevel>().notNull(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.boardId] }),
    index("board_members_watchers").on(t.boardId).where(sql`level = 'watch'`),
  ],
);
