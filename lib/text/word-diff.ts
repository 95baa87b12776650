import { diffArrays } from "diff";

export type DiffPart = { kind: "same" | "added" | "removed"; text: string };

/** Two texts that have less than this in common after so long are told as one taken out and one put in. */
const PATIENCE_MS = 1_000;

/**
 * What became of `before` in `after`, word by word as Chinese has them; the parts joined make up both. `cut` takes a text
 * apart into its words: the server has a dictionary (`cutWords` of jieba.ts), a browser its own.
 */
export function wordDiff(before: string, after: string, cut: (text: string) => string[] = cutHere): DiffPart[] {
  const changes = diffArrays(cut(before), cut(after), { timeout: PATIENCE_MS });
  if (!changes) return [part("removed", before), part("added", after)].filter(({ text }) => text !== "");
  return changes.map(({ added, removed, value }) =>
    part(added ? "added" : removed ? "removed" : "same", value.join("")),
  );
}

const part = (kind: DiffPart["kind"], text: string): DiffPart => ({ kind, text });

const cutHere = (text: string) =>
  [...new Intl.Segmenter("zh-CN", { granularity: "word" }).segment(text)].map(({ segment }) => segment);

/** How many places differ: words taken out and put in at one place are one change. */
export const countChanges = (parts: DiffPart[]): number =>
  parts.filter(({ kind }, at) => kind !== "same" && (at === 0 || parts[at - 1]!.kind === "same")).length;
