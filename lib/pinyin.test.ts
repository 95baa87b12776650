import { expect, test } from "vitest";
import { pinyinOf } from "./pinyin.ts";

test("names are typed as they are spoken: surnames with their own reading, ü as v, other letters as they stand", () => {
  expect(pinyinOf("单雄信")).toEqual({ pinyin: "shan xiong xin", initials: "sxx" });
  expect(pinyinOf("欧阳娜")).toEqual({ pinyin: "ou yang na", initials: "oyn" });
  expect(pinyinOf("吕布")).toEqual({ pinyin: "lv bu", initials: "lb" });
  expect(pinyinOf("阿依努尔·买买提").initials).toBe("ayne" + "mmt");
  expect(pinyinOf("Tom Li").pinyin).toBe("tom li");
});
