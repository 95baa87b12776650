import { expect, test } from "vitest";
import { cutWords } from "./jieba.ts";
import { countChanges, wordDiff } from "./word-diff.ts";

const shown = (before: string, after: string) =>
  wordDiff(before, after, cutWords).map(
    ({ kind, text }) => ({ same: text, added: `+${text}`, removed: `-${text}` })[kind],
  );

test("changes are told by words, not by characters and not by sentences", () => {
  expect(shown("对新提任干部逐一谈话。", "对新提任干部、关键岗位人员逐一谈话。").join("|")).toMatch(
    /^对新提任干部\|\+、关键岗位人员\|逐一谈话。$/,
  );
  expect(shown("给予警告处分", "给予记过处分")).toEqual(["给予", "-警告处分", "+记过处分"]);
  expect(shown("一样", "一样")).toEqual(["一样"]);
  expect(shown("", "新写的")).toEqual(["+新写的"]);
  expect(shown("", "")).toEqual([]);
});

test("the parts make up both texts, line ends included", () => {
  const [before, after] = [
    "第一段。\n第二段 with words，9:30。",
    "第一段。\n插入一段。\n第二段 with other words，10:30。",
  ];
  const parts = wordDiff(before, after, cutWords);
  const join = (kinds: string[]) =>
    parts
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ text }) => text)
      .join("");
  expect(join(["same", "removed"])).toBe(before);
  expect(join(["same", "added"])).toBe(after);
  expect(countChanges(parts)).toBe(3);
});

test("a browser that has no dictionary of ours tells words by its own", () => {
  const parts = wordDiff("给予警告处分，并通报。", "给予记过处分，并通报。");
  expect(parts.filter(({ kind }) => kind === "same").map(({ text }) => text)).toEqual(["给予", "，并通报。"]);
  expect(countChanges(parts)).toBe(1);
});

test("two long texts that have nothing in common do not keep a page waiting", () => {
  const words = (seed: number) => Array.from({ length: 30_000 }, (_, at) => `${(at * seed) % 9973}，`).join("");
  const from = performance.now();
  const parts = wordDiff(words(7), words(11), cutWords);
  expect(performance.now() - from).toBeLessThan(4_000);
  expect(countChanges(parts)).toBeGreaterThan(0);
});
