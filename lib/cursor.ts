/** Where a list goes on: behind the row with this instant (microseconds, as text: a Date has only milliseconds) and id. */
export type Cursor = { micros: string; id: string };

const SHAPE = /^(\d{1,17})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** A cursor as a segment of a path. */
export const writeCursor = ({ micros, id }: Cursor) => `${micros}-${id}`;

/** Reads what `writeCursor` wrote; null for anything else. */
export function readCursor(text: string): Cursor | null {
  const [, micros, id] = SHAPE.exec(text) ?? [];
  return micros && id ? { micros, id } : null;
}
