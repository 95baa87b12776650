import { expect, test } from "vitest";
import { words } from "./i18n.ts";

test("the words of a namespace are put together once for each language", () => {
  expect(words("zh-CN", "queue")).toBe(words("zh-CN", "queue"));
  expect(words("en", "queue")).not.toBe(words("zh-CN", "queue"));
  expect([words("zh-CN", "topics")("title"), words("en", "topics")("title")]).toEqual(["专题", "Topics"]);
});
