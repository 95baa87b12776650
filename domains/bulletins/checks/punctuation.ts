import type { Finding } from "./findings.ts";

const FULL: Record<string, string> = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。" };
const HALF_WIDTH = /(?<=[\p{Script=Han}”’》）】])(?:[,;:?!]|\.{3,}|\.(?!\.))(?=\s*(?:[\p{Script=Han}“‘《（【"]|$))/gu;
const REPEATED = /([，。；：、])\1+/g;
/** GB/T 15834-2011, 4.11: dots end a sentence by themselves. */
const DOTS_AND_STOP = /(?:(?<!…)…+|(?<!\.)\.{3,})。+/g;
const STRAIGHT = /"([^"]*)"/g;
const HAN = /\p{Script=Han}/u;
const PAIRS = ["“”", "‘’", "《》", "（）", "【】"] as const;
/** So much of the text stands beside a mark, that it can be found again. */
const AROUND = 6;

/** 标点 as GB/T 15834-2011 has it. */
export function punctuation(line: string): Finding[] {
  return [
    ...[...line.matchAll(HALF_WIDTH)].map(({ 0: mark, index }): Finding => {
      return { kind: "halfWidth", level: "advice", ...replaced(line, index, mark, FULL[mark] ?? "……") };
    }),
    ...[...line.matchAll(STRAIGHT)].flatMap(({ 0: quote, 1: words = "", index }): Finding[] =>
      isChinese(line, index, quote) ? [{ kind: "straight", level: "advice", ...curled(quote, words) }] : [],
    ),
    ...[...line.matchAll(REPEATED)].map(({ 0: marks, index }): Finding => {
      return { kind: "repeated", level: "must", ...replaced(line, index, marks, marks[0]!) };
    }),
    ...[...line.matchAll(DOTS_AND_STOP)].map(({ 0: marks, index }): Finding => {
      return { kind: "repeated", level: "advice", ...replaced(line, index, marks, "……") };
    }),
    ...PAIRS.flatMap(([open, close]) => unpaired(line, open!, close!)),
    ...lonelyStraight(line),
  ];
}

/** Around Chinese words, or between them. */
const isChinese = (line: string, at: number, quote: string) =>
  HAN.test(quote) || HAN.test(line[at - 1] ?? "") || HAN.test(line[at + quote.length] ?? "");

/** Of a long quotation its beginning is enough to find it. */
const curled = (quote: string, words: string) =>
  quote.length > AROUND * 4
    ? { found: quote.slice(0, AROUND * 2), instead: `“${quote.slice(1, AROUND * 2)}` }
    : { found: quote, instead: `“${words}”` };

/** One straight mark too many beside Chinese words; behind a figure it may be an inch. */
function lonelyStraight(line: string): Finding[] {
  const at = line.lastIndexOf('"');
  if (line.split('"').length % 2 === 1 || /\d/.test(line[at - 1] ?? "")) return [];
  return HAN.test(line[at - 1] ?? "") || HAN.test(line[at + 1] ?? "") ? [lonely(line, at)] : [];
}

/** The first mark that has no partner in its paragraph. */
function unpaired(line: string, open: string, close: string): Finding[] {
  const waiting: number[] = [];
  for (const [at, mark] of [...line].map((mark, at) => [at, mark] as const)) {
    if (mark === open) waiting.push(at);
    else if (mark === close && waiting.pop() === undefined) return [lonely(line, line.indexOf(close))];
  }
  return waiting.length > 0 ? [lonely(line, line.lastIndexOf(open))] : [];
}

const lonely = (line: string, at: number): Finding => ({ kind: "unpaired", level: "must", found: around(line, at, 1) });

/** A mark with what stands around it, as it is and as it should be. */
function replaced(line: string, at: number, mark: string, right: string) {
  const found = around(line, at, mark.length);
  return { found, instead: found.replace(mark, () => right) };
}

const around = (line: string, at: number, length: number) =>
  line.slice(Math.max(0, at - AROUND), at + length + AROUND).trim();
