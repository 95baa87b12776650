import { desc, eq, sql } from "drizzle-orm";
import type { Reader } from "#db/client.ts";
import { bulletinColumns, publications } from "#db/schema/bulletins.ts";
import { topicItems } from "#db/schema/topics.ts";
import { units } from "#db/schema/units.ts";
import type { Cursor } from "#lib/cursor.ts";

/** A published bulletin as lists show it. */
export const rowColumns = {
  id: publications.bulletinId,
  title: publications.title,
  summary: publications.summary,
  source: publications.source,
  coverId: publications.coverId,
  unitSlug: units.slug,
  columnSlug: bulletinColumns.slug,
  columnName: bulletinColumns.name,
  columnEnName: bulletinColumns.enName,
  isPublic: sql<boolean>`(${publications.unitId} is null and ${bulletinColumns.visibility} = 'public')`,
  disclosure: publications.disclosure,
  firstPublishedAt: publications.firstPublishedAt,
  publishedAt: publications.publishedAt,
  /** Microseconds, for the cursor. */
  micros: sql<string>`(extract(epoch from ${publications.firstPublishedAt}) * 1000000)::bigint::text`,
};

export const selectRows = (on: Reader) =>
  on
    .select(rowColumns)
    .from(publications)
    .innerJoin(bulletinColumns, eq(bulletinColumns.id, publications.columnId))
    .leftJoin(units, eq(units.id, publications.unitId));

export const inTopic = (topicId: string) => sql`exists (select from ${topicItems}
  where ${topicItems.topicId} = ${topicId} and ${topicItems.bulletinId} = ${publications.bulletinId})`;

export const newestFirst = [desc(publications.firstPublishedAt), desc(publications.bulletinId)];
export const position = sql`(${publications.firstPublishedAt}, ${publications.bulletinId})`;
export const place = ({ micros, id }: Cursor) =>
  sql`('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`;
