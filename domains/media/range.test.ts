import { expect, test } from "vitest";
import { parseRange } from "./range.ts";

const ask = (range: string, more: Record<string, string> = {}) =>
  parseRange(new Headers({ range, ...more }), '"now"', 1000);

test.each([
  ["bytes=0-499", { start: 0, end: 499 }],
  ["bytes=500-", { start: 500, end: 999 }],
  ["bytes=-200", { start: 800, end: 999 }],
  ["bytes=-5000", { start: 0, end: 999 }],
  ["bytes=900-5000", { start: 900, end: 999 }],
  ["bytes=999-999", { start: 999, end: 999 }],
  ["bytes=1000-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=500-400", null],
  ["bytes=-", null],
  ["bytes=0-1,5-6", null],
  ["items=0-1", null],
] as const)("%s", (range, answer) => {
  expect(ask(range)).toEqual(answer);
});

test("a range of another version of the file is not continued", () => {
  expect(ask("bytes=5-", { "if-range": '"now"' })).toEqual({ start: 5, end: 999 });
  expect(ask("bytes=5-", { "if-range": '"before"' })).toBeNull();
});
