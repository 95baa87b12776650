import { type SQL, sql } from "drizzle-orm";
import { threads } from "#db/schema/forum.ts";
import { threadTops } from "#db/schema/lists.ts";
import type { Cursor } from "#lib/cursor.ts";

/** What a list is ordered by, the highest first: an instant or a figure. */
export type Order = { key: SQL; isInstant: boolean };

export const BY_LAST_POST: Order = { key: sql`${threads.lastPostAt}`, isInstant: true };
export const BY_BIRTH: Order = { key: sql`${threads.createdAt}`, isInstant: true };
export const BY_SCORE: Order = { key: sql`${threadTops.score}`, isInstant: false };

/** A key as a cursor tells it: microseconds since 1970, or the figure. */
export const tellKey = ({ isInstant }: Order, key: SQL): SQL =>
  isInstant ? sql`(extract(epoch from ${key}) * 1000000)::bigint::text` : sql`${key}::text`;

/** The key that a cursor tells. */
export const readKey = ({ isInstant }: Order, { micros }: Cursor): SQL =>
  isInstant
    ? sql`'epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond'`
    : sql`least(${micros}::bigint, 2147483647)::int`;
