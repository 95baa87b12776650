import { sql } from "drizzle-orm";
import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** UUIDv7 made by PostgreSQL 18: keys sort by time of birth. */
export const id = () => uuid("id").primaryKey().default(sql`uuidv7()`);

/** An instant, stored with time zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const createdAt = () => instant("created_at").notNull().defaultNow();

/** A path of slugs from the root unit down: `group.works.works-1`. */
export const ltree = customType<{ data: string; driverData: string }>({ dataType: () => "ltree" });

/** Text compared byte by byte: keys and slugs, whatever the language of the database. */
export const slugText = customType<{ data: string; driverData: string }>({ dataType: () => 'text COLLATE "C"' });

/** What a text is found by, made by `termVector` of lib/text/search-terms.ts. */
export const terms = customType<{ data: string; driverData: string }>({ dataType: () => "tsvector" });
