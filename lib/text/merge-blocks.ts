import { diffArrays } from "diff";

/** What became of the blocks `from` … `to` (not included) of a text: other blocks in their place. */
export type Hunk<T> = { from: number; to: number; put: T[] };

/** A text that has changed so much that nobody would wait for the comparison is told as all new. */
const PATIENCE_MS = 500;

/** In what `after` differs from `before`, block by block, in their order; `keyOf` says which blocks are the same. */
export function hunksOf<T>(before: T[], after: T[], keyOf: (block: T) => string): Hunk<T>[] {
  const changes = diffArrays(before.map(keyOf), after.map(keyOf), { timeout: PATIENCE_MS });
  if (!changes) return [{ from: 0, to: before.length, put: after }];
  const hunks: Hunk<T>[] = [];
  let [at, put] = [0, 0];
  let open: Hunk<T> | null = null;
  for (const { added, removed, count } of changes) {
    if (!added && !removed) {
      open = null;
      at += count;
      put += count;
      continue;
    }
    if (!open) {
      open = { from: at, to: at, put: [] };
      hunks.push(open);
    }
    if (removed) {
      at += count;
      open.to = at;
    } else {
      open.put.push(...after.slice(put, put + count));
      put += count;
    }
  }
  return hunks.flatMap(onePerBlock);
}

/** Where as many blocks came as went, each stands for its own: two changes side by side are two. */
function onePerBlock<T>(hunk: Hunk<T>): Hunk<T>[] {
  const { from, to, put } = hunk;
  if (put.length !== to - from) return [hunk];
  return put.map((block, at) => ({ from: from + at, to: from + at + 1, put: [block] }));
}

/**
 * What two have made of one text, put together block by block: both changes where they touch different blocks, null where
 * they touch the same one in different ways. What both put in at one place stays, theirs first.
 */
export function mergeBlocks<T>(base: T[], mine: T[], theirs: T[], keyOf: (block: T) => string): T[] | null {
  const own = hunksOf(base, mine, keyOf);
  const others = hunksOf(base, theirs, keyOf);
  const merged: T[] = [];
  let at = 0;
  while (own[0] || others[0]) {
    const [a, b] = [own[0], others[0]];
    const isBoth = a && b && isSame(a, b, keyOf);
    if (a && b && !isBoth && isOverlap(a, b)) return null;
    const next = a && (!b || isBefore(a, b)) ? a : b!;
    if (isBoth || next === a) own.shift();
    if (isBoth || next === b) others.shift();
    merged.push(...base.slice(at, next.from), ...next.put);
    at = next.to;
  }
  return [...merged, ...base.slice(at)];
}

const isSame = <T>(a: Hunk<T>, b: Hunk<T>, keyOf: (block: T) => string) =>
  a.from === b.from && a.to === b.to && a.put.map(keyOf).join("\n") === b.put.map(keyOf).join("\n");

const isOverlap = <T>(a: Hunk<T>, b: Hunk<T>) => a.from < b.to && b.from < a.to;

const isBefore = <T>(a: Hunk<T>, b: Hunk<T>) => a.from < b.from || (a.from === b.from && a.to < b.to);
