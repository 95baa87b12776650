import { integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { bulletins } from "#db/schema/bulletins.ts";

/** 阅读数: how many members have opened it, counted as they do; among 100,000 nobody counts anew at every visit. */
export const bulletinReaders = pgTable("bulletin_readers", {
  bulletinId: uuid("bulletin_id")
    .primaryKey()
    .references(() => bulletins.id, { onDelete: "cascade" }),
  readers: integer("readers").notNull().default(0),
});
