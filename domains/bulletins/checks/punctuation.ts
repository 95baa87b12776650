import type { Finding } from "./findings.ts";

const FULL: Record<string, string> = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "...": "……" };
const HALF_WIDTH = /(?<=\p{Script=Han})(?:[,;:?!]|\.{3,})(?=\p{Script=Han}|$)/gu;
const REPEATED = /([，。；：、])\1+/g;
const PAIRS = ["“”", "‘’", "《》", "（）", "【】"] as const;
/** So much of the text stands beside a mark, that it can be found again. */
const AROUND = 6;

/** 标点 as GB/T 15834-2011 has it. */
export function punctuation(line: string): Finding[] {
  return [
    ...[...line.matchAll(HALF_WIDTH)].map(({ 0: mark, index }): Finding => {
      const found = around(line, index, mark.length);
      const full = FULL[mark] ?? "……";
      return { kind: "halfWidth", level: "advice", found, instead: found.replace(mark, () => full) };
    }),
    ...[...line.matchAll(REPEATED)].map(({ 0: marks, index }): Finding => {
      const found = around(line, index, marks.length);
      return { kind: "repeated", level: "must", found, instead: found.replace(marks, () => marks[0]!) };
    }),
    ...PAIRS.flatMap(([open, close]) => unpaired(line, open!, close!)),
  ];
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

const around = (line: string, at: number, length: number) =>
  line.slice(Math.max(0, at - AROUND), at + length + AROUND).trim();
