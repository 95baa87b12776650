import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

/**
 * What came from another forum, and what it became here. `source` is the operator's name for that forum; its keys are
 * its own. Written with the row itself, so that an import that was broken off goes on where it stopped.
 */
export const importedRows = pgTable(
  "forum_imported",
  {
    source: text("source").notNull(),
    kind: text("kind").$type<"person" | "thread" | "post">().notNull(),
    foreignId: text("foreign_id").notNull(),
    localId: uuid("local_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.kind, t.foreignId] }),
    index("forum_imported_threads").on(t.localId).where(sql`kind = 'thread'`),
  ],
);
