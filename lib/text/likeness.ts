/** The pairs of neighbouring letters and characters of a text, without spaces and punctuation. */
export function pairsOf(text: string): Set<string> {
  const letters = [...text.normalize("NFKC").toLowerCase()].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
  return new Set(letters.slice(1).map((sign, index) => `${letters[index]}${sign}`));
}

/** Dice's coefficient: twice what both have by what each has; 0 for nothing in common, 1 for the same. */
export function diceOf(a: Set<string>, b: Set<string>): number {
  const all = a.size + b.size;
  return all === 0 ? 0 : (2 * [...a].filter((pair) => b.has(pair)).length) / all;
}
