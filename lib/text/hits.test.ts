import { expect, test } from "vitest";
import { hitsIn, termsOf } from "./hits.ts";

const around = { beforeChars: 6, afterChars: 20 };
const told = (text: string, query: string) =>
  hitsIn(text, termsOf(query), around)
    ?.map(({ text, isHit }) => (isHit ? `[${text}]` : text))
    .join("");

test("a word of two characters is found in the middle of a sentence, with what stands around it", () => {
  expect(told("退不回去的当天登记上交，并告知送礼人，以后不要再带来了。", "登记")).toBe(
    "…不回去的当天[登记]上交，并告知送礼人，以后不要再带来了…",
  );
  expect(told("退不回去的当天登记上交", "登报")).toBeUndefined();
});

test("every word must be there, in any order and in any case, and every one is marked", () => {
  expect(told("WeCom 登记 wecom", "登记 wecom")).toBe("[WeCom] [登记] [wecom]");
  expect(told("WeCom 登记", "登记 qq")).toBeUndefined();
});

test("what means something in patterns is looked for as it is typed", () => {
  expect(told("a.c (1+1)? 100%_\\", "(1+1)?")).toBe("a.c [(1+1)?] 100%_\\");
  expect(told("abc", "a.c")).toBeUndefined();
  expect(told("x 100%_\\ y", "100%_\\")).toBe("x [100%_\\] y");
});

test("a cut splits no character", () => {
  const text = `${"😀".repeat(5)}登记${"😀".repeat(20)}`;
  expect(hitsIn(text, ["登记"], { beforeChars: 3, afterChars: 5 })?.every((piece) => piece.text.isWellFormed())).toBe(
    true,
  );
});

test("nothing looked for is nothing found", () => {
  expect(termsOf("  \u3000 ")).toEqual([]);
  expect(hitsIn("x", [], around)).toBeNull();
});
