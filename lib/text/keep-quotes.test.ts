import { expect, test } from "vitest";
import { keepQuotes } from "./keep-quotes.ts";
import { mapQuotes } from "./map-quotes.ts";
import { type Blockquote, type Body, walk } from "./nodes.ts";
import { parsePlain } from "./parse-plain.ts";
import { writePlain } from "./write-plain.ts";

const THREAD = "01890000-0000-7000-8000-000000000000";
const authors = new Map([
  [3, "王芳"],
  [5, "李明"],
]);
/** A post that was moved away from the posts which it quotes by a head. */
const moved = (text: string) =>
  mapQuotes(parsePlain(text, { authors }), (quote) =>
    quote.attrs ? { ...quote, attrs: { ...quote.attrs, thread: THREAD } } : quote,
  );
const edited = (earlier: Body, change: (text: string) => string) =>
  keepQuotes(parsePlain(change(writePlain(earlier))), earlier);
const quotesOf = (body: Body) =>
  [...walk(body)].filter((node): node is Blockquote => node.type === "blockquote").map(({ attrs }) => attrs);

test.each([
  ">#3 王芳\n> 一句\n\n同意",
  ">#3 王芳\n> 一句\n> \n> - 甲\n> - **乙**\n\n同意\n\n>#5 李明\n> 另一句",
  ">#3 王芳\n>>#5 李明\n>> 里面的\n> 外面的\n\n同意",
  ">#3 王芳\n> 一句\n\n> 没有名字的",
])("an edit beside a quote leaves it what it is: %j", (text) => {
  const earlier = moved(text);
  expect(edited(earlier, (words) => `${words}\n\n另外`)).toEqual({
    ...earlier,
    content: [...earlier.content, ...parsePlain("另外").content],
  });
});

test("a quote that is made shorter is still of whom it was", () => {
  const earlier = moved(">#3 王芳\n> 第一句\n> 第二句\n\n同意");
  const attrs = { number: 3, author: "王芳", thread: THREAD };
  expect(quotesOf(edited(earlier, (words) => words.replace("> 第二句\n", "")))).toEqual([attrs]);
});

test("other words are nobody's, nor are those of a quote that never had a name", () => {
  const earlier = moved(">#3 王芳\n> 一句\n\n> 没有名字的");
  expect(quotesOf(edited(earlier, (words) => words.replace("一句", "别的")))).toEqual([undefined, undefined]);
});
