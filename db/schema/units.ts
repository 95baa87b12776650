import { type AnyPgColumn, boolean, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, ltree, slugText } from "#db/columns.ts";

export const units = pgTable(
  "units",
  {
    id: id(),
    slug: slugText("slug").notNull().unique(),
    name: text("name").notNull(),
    enName: text("en_name").notNull().default(""),
    parentId: uuid("parent_id").references((): AnyPgColumn => units.id),
    path: ltree("path").notNull().unique(),
    position: integer("position").notNull().default(0),
    isDemo: boolean("is_demo").notNull().default(false),
    deactivatedAt: instant("deactivated_at"),
    createdAt: createdAt(),
  },
  (t) => [index("units_path").using("gist", t.path), index("units_parent").on(t.parentId)],
);
