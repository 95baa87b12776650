import { type AnyColumn, asc, desc, type SQL, sql } from "drizzle-orm";
import { members } from "#db/schema/accounts.ts";
import { UUID } from "#lib/text/urls.ts";

/** A place in a list of people sorted by name: behind (`after`) or before (`before`) this row. */
export type NameCursor = { side: "after" | "before"; name: string; id: string };
export type Page<T> = { rows: T[]; previous: string | null; next: string | null };

/** A cursor as a query parameter. */
export const writeNameCursor = ({ side, name, id }: NameCursor) =>
  Buffer.from(JSON.stringify([side, name, id])).toString("base64url");

/** Reads what `writeNameCursor` wrote; null for anything else. */
export function readNameCursor(text: string | undefined): NameCursor | null {
  if (!text || text.length > 1_000) return null;
  try {
    const [side, name, id] = JSON.parse(Buffer.from(text, "base64url").toString()) as unknown[];
    const known = (side === "after" || side === "before") && typeof name === "string" && typeof id === "string";
    return known && UUID.test(id) && !name.includes("\0") ? { side, name, id } : null;
  } catch {
    return null;
  }
}

/** The rows on the cursor's side; the database sorts names by pinyin (ICU, zh-Hans). */
export function besideCursor(cursor: NameCursor | null): SQL | undefined {
  if (!cursor) return undefined;
  const row = sql`(${members.name}, ${members.id})`;
  const place = sql`(${cursor.name}::text, ${cursor.id}::uuid)`;
  return cursor.side === "after" ? sql`${row} > ${place}` : sql`${row} < ${place}`;
}

export function orderFrom(cursor: NameCursor | null): SQL[] {
  const direction = cursor?.side === "before" ? desc : asc;
  return [direction(members.name as AnyColumn), direction(members.id as AnyColumn)];
}

/** Cuts one row too many back to a page, in reading order, with the way to its neighbours. */
export function pageOf<T extends { id: string; name: string }>(
  found: T[],
  size: number,
  cursor: NameCursor | null,
): Page<T> {
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (cursor?.side === "before") rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  const goesBack = cursor?.side === "before" ? more : cursor !== null;
  const goesOn = cursor?.side === "before" || more;
  const at = (side: NameCursor["side"], row: T | undefined) =>
    row ? writeNameCursor({ side, name: row.name, id: row.id }) : null;
  return { rows, previous: goesBack ? at("before", first) : null, next: goesOn ? at("after", last) : null };
}
