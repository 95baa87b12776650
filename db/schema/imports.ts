import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "#db/columns.ts";
import { members } from "#db/schema/accounts.ts";

/**
 * A list of people that was uploaded: kept between the dry run and the deed, so that the browser need not be trusted
 * with it. The cells are dropped once it is applied or an hour has passed; who, when and how many stay.
 */
export const imports = pgTable(
  "imports",
  {
    id: id(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    fileName: text("file_name").notNull(),
    /** `xlsx`, or the encoding of a CSV: `utf-8`, `gb18030`, `utf-16`. */
    format: text("format").notNull(),
    /** sha256 of the file. */
    digest: text("digest").notNull(),
    rowCount: integer("row_count").notNull(),
    /** Cells by row, as they stand in the file. */
    cells: jsonb("cells").$type<string[][]>(),
    createdAt: createdAt(),
    appliedAt: instant("applied_at"),
  },
  (t) => [index("imports_created").on(t.createdAt)],
);
