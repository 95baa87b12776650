import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyOf } from "#db/testing/forum.ts";
import { AddRule, WORDS_MAX } from "./input.ts";
import { saidIn } from "./said.ts";
import { normalised, wordsFound } from "./words.ts";

test.each([
  ["as it is", "有人代开发票吗"],
  ["with blanks between", "代 开　发\n票"],
  ["with punctuation between", "代.开、发-票"],
  ["with invisible characters between", "代\u200b开\u2060发\ufeff票\u00ad"],
  ["with signs and combining marks between", "代★开+发\u0336票"],
])("a word is found %s", (_how, text) => {
  expect(wordsFound(["代开发票", "兼职"], text)).toEqual(["代开发票"]);
});

test("width and case make no difference", () => {
  expect(wordsFound(["VX123"], "加我 ｖｘ１２３")).toEqual(["VX123"]);
  expect(wordsFound(["ｖx"], "VX")).toEqual(["ｖx"]);
});

test("other words are not found, and what looks like a pattern is only a string", () => {
  expect(wordsFound(["代开发票", "(a+)+b", ".*开票"], "代办发货，开具票据 aaaaaaaaaaaa")).toEqual([]);
});

test("whatever is put between its characters, a word is found", () => {
  const filler = fc.constantFrom("", " ", "\u3000", ".", "，", "\u200d", "*", "\u0301", "\n", "_", "~");
  fc.assert(
    fc.property(fc.array(filler, { minLength: 5, maxLength: 5 }), ([a, b, c, d, e]) => {
      expect(wordsFound(["刷单返利"], `${a}刷${b}单${c}返${d}利${e}`)).toEqual(["刷单返利"]);
    }),
  );
});

test("the title, what is quoted and what stands for a picture are looked at too; links are counted", () => {
  const image = { mediaId: crypto.randomUUID(), alt: "代开发票", caption: "题注" };
  const body = bodyOf("看图");
  body.content.push({ type: "image", attrs: image });
  body.content.push({ type: "blockquote", content: bodyOf("刷单返利").content });
  const href = "https://example.org/";
  body.content.push({
    type: "paragraph",
    content: [{ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }],
  });
  const said = saidIn(body, "兼职日结");
  expect(wordsFound(["代开发票", "刷单返利", "兼职日结", "题注"], said.text)).toHaveLength(4);
  expect(said.links).toBe(1);
});

const listOf = (words: string) => AddRule.safeParse({ kind: "words", words, unitId: "", why: "先看一看" });

test("a list is bounded: words that are too short or too long, too many, or none at all are refused", () => {
  const many = Array.from({ length: WORDS_MAX + 1 }, (_, n) => `词语${n}`).join("\n");
  for (const words of ["", " \n ", "好", "，。！", "好。", "长".repeat(31), many, "x".repeat(100_000)])
    expect([words.slice(0, 10), listOf(words).success]).toEqual([words.slice(0, 10), false]);
  expect(listOf("代开发票\r\n 代 开 发 票\n\n兼职日结").data).toMatchObject({ words: ["代开发票", "兼职日结"] });
});

test("a long text is normalised in no time", () => {
  expect(normalised("敏 感\u200b".repeat(20_000))).toHaveLength(40_000);
});
