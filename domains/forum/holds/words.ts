/**
 * A text as rules compare it: width and case are one (NFKD), and what is put between characters to hide a word (blanks,
 * marks, signs, invisible characters, accents) is gone.
 */
export const normalised = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{Z}\p{P}\p{S}\p{C}\p{M}]/gu, "");

/** Those of `words` that stand somewhere in `text`, as plain strings: no pattern of anybody's is ever run. */
export function wordsFound(words: string[], text: string): string[] {
  const searched = normalised(text);
  return words.filter((word) => searched.includes(normalised(word)));
}
