import { expect, test } from "vitest";
import { messages } from "./index.ts";

type Tree = { [key: string]: string | Tree };

const leaves = (tree: Tree, prefix = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : leaves(value, `${prefix}${key}.`),
  );

/** The names between braces: `{count, plural, …}` counts as `count`. */
const names = (text: string) => [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name).sort();

const zh = leaves(messages["zh-CN"] as unknown as Tree);
const en = new Map(leaves(messages.en as unknown as Tree));

test("both languages say the same things", () => {
  expect([...en.keys()].sort()).toEqual(zh.map(([key]) => key).sort());
  expect(zh.filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
  expect([...en].filter(([, text]) => text.trim() === "").map(([key]) => key)).toEqual([]);
});

test("a sentence takes the same figures in both languages", () => {
  const different = zh.filter(
    ([key, text]) => new Set([...names(text), ...names(en.get(key) ?? "")]).size !== new Set(names(text)).size,
  );
  expect(different.map(([key]) => key)).toEqual([]);
});

test("English words are English: no Chinese characters, but for names of languages", () => {
  const chinese = [...en].filter(([, text]) => /[\u4e00-\u9fff]/.test(text.replace(/中文|清风|大字/g, "")));
  expect(chinese.map(([key]) => key)).toEqual([]);
});
