import { cutForSearch, cutWords } from "./jieba.ts";
import { isCommonWord } from "./title-words.ts";

/** How much a hit in a field counts: A the title, B what stands beside it, C the text. */
export type Weight = "A" | "B" | "C";

/** PostgreSQL holds a megabyte of terms at most; what comes behind so much is not found. */
const HELD_MAX_BYTES = 900_000;
/** What a term takes beside its letters. */
const TERM_BYTES = 8;
/** Longer runs are no words. */
const TERM_MAX_CHARS = 40;

/**
 * What a text is found by, as the text of a `tsvector`: its words, and of Chinese every two neighbouring characters, so that
 * whatever stands in the text is found, also where the dictionary cuts differently.
 */
export function termVector(fields: { text: string; weight: Weight }[]): string {
  const weights = new Map<string, Weight>();
  let bytes = 0;
  for (const { text, weight } of fields)
    for (const term of termsIn(plain(text))) {
      const other = weights.get(term);
      bytes += other ? 0 : Buffer.byteLength(term) + TERM_BYTES;
      if (bytes > HELD_MAX_BYTES) break;
      if (!other || weight < other) weights.set(term, weight);
    }
  return [...weights].map(([term, weight]) => `'${term}':1${weight}`).join(" ");
}

/**
 * What is asked for, as the text of a `tsquery`; null where there is nothing to look for. Of each stretch between blanks all
 * words must occur, or the stretch as it stands. Words of other scripts are found by their beginning.
 */
export function termQuery(query: string): string | null {
  const parts = plain(query)
    .split(/\s+/u)
    .map(partQuery)
    .filter((part) => part !== "");
  return parts.length === 0 ? null : parts.join(" & ");
}

/** What to mark in a hit, the longest first: the stretches between blanks, and the words in them. */
export function soughtIn(query: string): string[] {
  const stretches = query.normalize("NFKC").split(/\s+/u).filter(hasWord);
  const words = stretches.flatMap((stretch) =>
    cutWords(stretch).filter((word) => hasWord(word) && !isCommonWord(word)),
  );
  return [...new Set([...stretches, ...words])].sort((a, b) => b.length - a.length);
}

function partQuery(part: string): string {
  const asItStands = runsIn(part).flatMap(({ run, isHan }) => (isHan ? pairsOf(run) : [beginning(run)]));
  const all = runsIn(part).flatMap(({ run, isHan }) => (isHan ? cutWords(run).map(quoted) : [beginning(run)]));
  const telling = all.filter((word) => !isCommonWord(word.slice(1, -1)));
  const words = telling.length > 0 ? telling : all;
  if (asItStands.length === 0) return "";
  return `(${words.join(" & ")} | ${asItStands.join(" & ")})`;
}

function termsIn(text: string): string[] {
  return runsIn(text).flatMap(({ run, isHan }) => (isHan ? [...cutForSearch(run), ...twos(run)] : [run]));
}

/** Neighbouring characters of a script without blanks, two by two; a single one is found as the beginning of such a pair. */
const pairsOf = (run: string) => ([...run].length === 1 ? [beginning(run)] : twos(run).map(quoted));
const twos = (run: string): string[] => {
  const characters = [...run];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
};

const HAN = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}々〇]`;
const EITHER = new RegExp(String.raw`${HAN}+|(?:(?!${HAN})[\p{L}\p{N}\p{M}])+`, "gu");
const IS_HAN = new RegExp(`^${HAN}`, "u");

function runsIn(text: string): { run: string; isHan: boolean }[] {
  return [...text.matchAll(EITHER)].map(([run]) => {
    const isHan = IS_HAN.test(run);
    return { run: isHan ? run : run.slice(0, TERM_MAX_CHARS), isHan };
  });
}

const plain = (text: string) => text.normalize("NFKC").toLowerCase();
const hasWord = (text: string) => /[\p{L}\p{N}]/u.test(text);
const quoted = (term: string) => `'${term}'`;
const beginning = (term: string) => `'${term}':*`;
