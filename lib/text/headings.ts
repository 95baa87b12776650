import { cutWords } from "./jieba.ts";

const TITLE_MAX_CHARS = 300;
/** Kinsoku: nothing that closes begins a line, nothing that opens ends one; a particle stays with its word. */
const STAYS_WITH_BEFORE = /^[\p{Pe}\p{Pf}\p{Po}\p{Z}·—…～%％℃年月日号时分秒届次起条款项的地得了着过们吗呢吧]/u;
const STAYS_WITH_NEXT = /[\p{Ps}\p{Pi}#第·@＠/]$/u;
/** A short quotation is not torn: “一案一整改”. */
const SHORT_QUOTE_BEGINS = /[“‘「『《〈（【〔][^”’」』》〉）】〕]{0,3}$/u;
const OPENING = /^[“‘「『《〈（【〔]/;
const NUMBER_END = /[\p{Nd}〇一二三四五六七八九十百千万亿两几]$/u;
const LATIN_END = /[\p{Script=Latin}\p{Nd}]$/u;
const LATIN_START = /^[\p{Script=Latin}\p{Nd}]/u;

/**
 * A title in pieces between which a line may break: between words, never before closing or after opening marks.
 * Joined again they are the title. Pages put `<wbr>` between them, with `word-break: keep-all`.
 */
export function breakTitle(title: string): string[] {
  if (title.length > TITLE_MAX_CHARS) return [title];
  const pieces: string[] = [];
  for (const word of cutWords(title)) {
    const before = pieces.at(-1);
    if (before !== undefined && belongsTo(before, word)) pieces[pieces.length - 1] = before + word;
    else pieces.push(word);
  }
  return pieces;
}

function belongsTo(before: string, word: string): boolean {
  if (STAYS_WITH_NEXT.test(before)) return true;
  if (STAYS_WITH_BEFORE.test(word) && !OPENING.test(word)) return true;
  if (LATIN_END.test(before) && LATIN_START.test(word)) return true;
  if (SHORT_QUOTE_BEGINS.test(before)) return true;
  return isSingle(word) && !OPENING.test(word) && (NUMBER_END.test(before) || isSingle(before));
}

const isSingle = (word: string) => [...word].length === 1;
