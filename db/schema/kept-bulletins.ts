import { index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";
import { bulletins } from "#db/schema/bulletins.ts";

/** 收藏: a bulletin that somebody wants to find again. */
export const keptBulletins = pgTable(
  "kept_bulletins",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    bulletinId: uuid("bulletin_id")
      .notNull()
      .references(() => bulletins.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("kept_bulletins_once").on(t.memberId, t.bulletinId),
    index("kept_bulletins_member").on(t.memberId, t.id),
    index("kept_bulletins_bulletin").on(t.bulletinId),
  ],
);

/** 阅读数: how many members have opened it, counted as they do; among 100,000 nobody counts anew at every visit. */
export const bulletinReaders = pgTable("bulletin_readers", {
  bulletinId: uuid("bulletin_id")
    .primaryKey()
    .references(() => bulletins.id, { onDelete: "cascade" }),
  readers: integer("readers").notNull().default(0),
});
