import { expect, test } from "vitest";
import { titleWords } from "./title-words.ts";

test("a title's words are what it is about: no marks, no single characters, nothing that every title has, each once", () => {
  expect(titleWords("节日期间如何婉拒亲友代送的礼品？礼品怎么办")).toEqual(
    expect.arrayContaining(["节日", "期间", "婉拒", "亲友", "礼品"]),
  );
  expect(titleWords("节日期间如何婉拒亲友代送的礼品？礼品怎么办").filter((word) => word === "礼品")).toHaveLength(1);
  expect(titleWords("如何？怎么！的 …… The AND of")).toEqual([]);
  expect(titleWords("用 Excel 登记")).toEqual(["excel", "登记"]);
});
