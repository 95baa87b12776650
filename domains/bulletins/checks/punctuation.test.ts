import { expect, test } from "vitest";
import { punctuation } from "./punctuation.ts";

test.each([".", "…", "，", '"', "“", "字,", "， "])("a paragraph of nothing but %s takes no time", (mark) => {
  const began = performance.now();
  punctuation(`字${mark.repeat(200_000)}字`);
  expect(performance.now() - began).toBeLessThan(2_000);
});
