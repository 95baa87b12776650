import { expect, test } from "vitest";
import { soughtIn, termQuery, termVector } from "./search-terms.ts";

const terms = (text: string) =>
  [...termVector([{ text, weight: "C" }]).matchAll(/'([^']+)':1C/g)].map(([, term]) => term);

test("Chinese is found by its words and by every two neighbours; other words whole, in any case and width", () => {
  expect(terms("婉拒礼品")).toEqual(expect.arrayContaining(["婉拒", "拒礼", "礼品"]));
  expect(terms("ＷｅＣｏｍ 登记v2")).toEqual(expect.arrayContaining(["wecom", "登记", "v2"]));
  expect(terms("！？ …… 😀")).toEqual([]);
});

test("a term counts by the weightiest field it stands in", () => {
  const vector = termVector([
    { text: "礼品", weight: "C" },
    { text: "礼品登记", weight: "A" },
  ]);
  expect(vector).toContain("'礼品':1A");
  expect(vector).not.toContain("'礼品':1C");
});

test("nothing that is typed is taken for a sign of the query's own language", () => {
  for (const typed of ["'", "a' | b:*", "礼品:A & !登记", "\\' or 1=1 --", "<->", "🙂'礼'"])
    expect(termQuery(typed) ?? "").toMatch(/^(?:[()&| ]|'[\p{L}\p{N}\p{M}]+'(?::\*)?)*$/u);
  expect([termQuery("'"), termQuery(" ！ "), termQuery("🙂")]).toEqual([null, null, null]);
});

test("each stretch between blanks must be there, by its words or as it stands; one character begins a word", () => {
  expect(termQuery("礼品登记")).toBe("('礼品' & '登记' | '礼品' & '品登' & '登记')");
  expect(termQuery("怎么登记")).toBe("('登记' | '怎么' & '么登' & '登记')");
  expect(termQuery("礼品 oa")).toBe("('礼品' | '礼品') & ('oa':* | 'oa':*)");
  expect(termQuery("礼")).toBe("('礼' | '礼':*)");
});

test("what is marked are the stretches and the words in them, the longest first", () => {
  expect(soughtIn("礼品登记 OA")).toEqual(["礼品登记", "OA", "礼品", "登记"]);
});
