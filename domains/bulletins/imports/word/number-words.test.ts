import { expect, test } from "vitest";
import { numberWords } from "./number-words.ts";

test.each([
  [
    "chineseCounting",
    [1, 10, 11, 20, 21, 100, 101, 110, 111, 1010, 2005, 9999],
    "一 十 十一 二十 二十一 一百 一百零一 一百一十 一百一十一 一千零一十 二千零五 九千九百九十九",
  ],
  ["chineseLegalSimplified", [1, 10, 12, 105], "壹 壹拾 壹拾贰 壹佰零伍"],
  ["ideographDigital", [1, 10, 203], "一 一〇 二〇三"],
  ["ideographTraditional", [1, 10, 11], "甲 癸 11"],
  ["ideographZodiac", [1, 12], "子 亥"],
  ["decimalEnclosedCircle", [1, 20, 21], "① ⑳ 21"],
  ["decimalEnclosedParen", [1, 20], "⑴ ⒇"],
  ["decimalEnclosedFullstop", [3], "⒊"],
  ["decimalFullWidth", [12], "１２"],
  ["decimalZero", [0, 3, 12], "00 03 12"],
  ["upperRoman", [4, 9, 14, 1994], "IV IX XIV MCMXCIV"],
  ["lowerRoman", [3], "iii"],
  ["upperLetter", [1, 26, 27, 53], "A Z AA AAA"],
  ["lowerLetter", [2], "b"],
  ["decimal", [0, 7], "0 7"],
  ["whatever", [7, 12_345, -1], "7 12345 -1"],
  ["constructor", [7], "7"],
] as const)("%s", (format, numbers, words) => {
  expect(numbers.map((number) => numberWords(number, format)).join(" ")).toBe(words);
});
