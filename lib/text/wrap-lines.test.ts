import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapLines } from "./wrap-lines.ts";

/** A Chinese character is as wide as two Latin ones. */
const measure = (text: string) => [...text].reduce((sum, char) => sum + (/[\u2010-\uffff]/u.test(char) ? 2 : 1), 0);
const wrap = (text: string, width: number, maxLines = 99) => wrapLines(text, { width, maxLines, measure });

test("no mark that closes begins a line, and none that opens ends one", () => {
  expect(wrap("严守中央八项规定精神，过节", 20)).toEqual(["严守中央八项规定精", "神，过节"]);
  expect(wrap("关于印发《礼品登记办法》的通知", 10)).toEqual(["关于印发", "《礼品登记", "办法》的通", "知"]);
  expect(wrap("一二三四——五六……", 8)).toEqual(["一二三", "四——五", "六……"]);
});

test("words and numbers stay whole, blanks stand at no end, and what is longer than a line is broken after all", () => {
  expect(wrap("共 1,234.5 万元 by Friday", 10)).toEqual(["共 1,234.5", "万元 by", "Friday"]);
  expect(wrap("abcdefghijkl", 5)).toEqual(["abcde", "fghij", "kl"]);
});

test("what does not fit is cut, not behind a mark", () => {
  expect(wrap("一二三四五六七八九十", 8, 2)).toEqual(["一二三四", "五六七…"]);
  expect(wrap("一二三四五六，八九十一", 8, 2)).toEqual(["一二三四", "五六…"]);
});

test("of any text nothing is lost, nothing is too wide, and the rule holds wherever it can", () => {
  const marks = fc.constantFrom("，", "。", "《", "》", "“", "”", "—", "…", "（", "）", "a", "9", " ", "、", "！");
  const text = fc
    .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom("中", "文") }, { weight: 1, arbitrary: marks }), {
      minLength: 40,
      maxLength: 90,
    })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.integer({ min: 30, max: 60 }), (said, width) => {
      const lines = wrap(said, width);
      const bare = (words: string) => words.replaceAll(" ", "");
      expect(bare(lines.join(""))).toBe(bare(said));
      const longestRow = Math.max(0, ...(said.match(/[^中文 ]+/gu) ?? []).map(measure)) + 4;
      for (const [index, line] of lines.entries()) {
        expect(measure(line)).toBeLessThanOrEqual(width);
        if (longestRow > width || index === 0) continue;
        expect(line).not.toMatch(/^[，。》”…）、！]/u);
        expect(lines[index - 1]).not.toMatch(/[《“（]$/u);
      }
    }),
    { numRuns: 200 },
  );
});
