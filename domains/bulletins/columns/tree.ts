type Node = { id: string; parentId: string | null; slug: string };

/** Each column followed by those below it. One whose parent is not among the rows stands at the top. */
export function inTreeOrder<Row extends Node>(rows: Row[]): (Row & { depth: number })[] {
  const ids = new Set(rows.map(({ id }) => id));
  const isTop = ({ parentId }: Row) => parentId === null || !ids.has(parentId);
  return rows
    .filter(isTop)
    .flatMap((top) => [
      { ...top, depth: 0 },
      ...rows.filter(({ parentId }) => parentId === top.id).map((row) => ({ ...row, depth: 1 })),
    ]);
}

/** The column itself and those below it: what lies in them is what a list of it shows. */
export const slugsWithin = (rows: Node[], column: Node): string[] =>
  rows.filter(({ id, parentId }) => id === column.id || parentId === column.id).map(({ slug }) => slug);
