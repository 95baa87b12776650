/** A stretch of a text: words that were looked for, or what stands around them. */
export type Piece = { text: string; isHit: boolean };

type Around = { beforeChars: number; afterChars: number };

/** What is looked for, as words that must all be there; two or more blanks are one. */
export const termsOf = (query: string): string[] => [...new Set(query.split(/\s+/u).filter(Boolean))];

/** The text around the first hit in one line, with every hit in it marked; null where a term does not occur at all. */
export function hitsIn(text: string, terms: string[], around: Around): Piece[] | null {
  const line = inOneLine(text);
  const first = placesOf(terms, line);
  if (terms.length === 0 || first.includes(-1)) return null;
  return cutOut(line, terms, Math.min(...first), around);
}

/** The text around the first of `words` that occurs, or its beginning, with whatever occurs of them marked. */
export function markedIn(text: string, words: string[], around: Around): Piece[] {
  const line = inOneLine(text);
  const at = placesOf(words, line).find((place) => place !== -1) ?? 0;
  return cutOut(line, words, at, around);
}

const inOneLine = (text: string) => text.replace(/\s+/gu, " ").trim();
const placesOf = (terms: string[], line: string) => terms.map((term) => line.search(new RegExp(escaped(term), "iu")));

function cutOut(line: string, terms: string[], at: number, { beforeChars, afterChars }: Around): Piece[] {
  const start = Math.max(0, at - beforeChars);
  const shown = whole(line.slice(start, at + afterChars));
  const ends = [start > 0 ? "…" : "", start + shown.length < line.length ? "…" : ""];
  return piecesOf(`${ends[0]}${shown}${ends[1]}`, terms);
}

function piecesOf(line: string, terms: string[]): Piece[] {
  if (terms.length === 0) return [{ text: line, isHit: false }];
  const longestFirst = [...terms].sort((a, b) => b.length - a.length).map((term) => escaped(term));
  return line
    .split(new RegExp(`(${longestFirst.join("|")})`, "iu"))
    .map((text, index) => ({ text, isHit: index % 2 === 1 }))
    .filter(({ text }) => text !== "");
}

/** A cut may fall into the middle of a character that takes two places. */
const whole = (text: string) => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");

const escaped = (term: string) => term.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
