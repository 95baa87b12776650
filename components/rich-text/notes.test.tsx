import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { cleanPaste } from "#components/editor/clean-paste.ts";
import { toHtml } from "#domains/bulletins/export/to-html.ts";
import { ArticleBody, MemberBody } from "#lib/text/document.ts";
import { plainText } from "#lib/text/excerpt.ts";
import type { Body, Inline } from "#lib/text/nodes.ts";
import { RichText } from "./rich-text.tsx";
import { richTextWords } from "./words.ts";

const text = (words: string): Inline => ({ type: "text", text: words });
const note = (words: string): Inline => ({ type: "footnote", attrs: { text: words } });
const body: Body = {
  type: "doc",
  content: [
    { type: "paragraph", content: [text("据统计"), note("来源：<年报>"), text("，"), note("同上"), text("。")] },
    { type: "blockquote", content: [{ type: "paragraph", content: [text("引文"), note("第三条")] }] },
  ],
};

test("notes are numbered through the text, stand below it, and lead there and back", () => {
  const html = renderToStaticMarkup(<RichText body={body} words={richTextWords("zh-CN")} imageFor={() => null} />);
  for (const [number, words] of [
    [1, "来源：&lt;年报&gt;"],
    [2, "同上"],
    [3, "第三条"],
  ]) {
    expect(html).toContain(
      `<a id="note-mark-${number}" href="#note-${number}" aria-label="注释 ${number}">${number}</a>`,
    );
    expect(html).toContain(`<li id="note-${number}">${words} <a href="#note-mark-${number}" aria-label="回到正文">`);
  }
  expect(html.match(/<li id="note-/g)).toHaveLength(3);
});

test("a text without notes has no list of them, and an empty note no number", () => {
  const empty = { type: "doc", content: [{ type: "paragraph", content: [text("一"), note(" ")] }] };
  const html = renderToStaticMarkup(<RichText body={empty} words={richTextWords("zh-CN")} imageFor={() => null} />);
  expect(html).toBe("<p>一</p>");
});

test("an article may hold notes of some length, a post none", () => {
  expect(ArticleBody.safeParse(body).success).toBe(true);
  expect(MemberBody.safeParse(body).success).toBe(false);
  const long = (chars: number) => ({
    type: "doc",
    content: [{ type: "paragraph", content: [text("一"), note("长".repeat(chars))] }],
  });
  expect([500, 501, 0].map((chars) => ArticleBody.safeParse(long(chars)).success)).toEqual([true, false, false]);
});

test("notes are read and checked with the text, and go along to an official account", () => {
  expect(plainText(body)).toBe("据统计，。\n来源：<年报>\n同上\n引文\n第三条");
  const html = toHtml(body, { picture: () => "", attachment: () => "" });
  expect(html).toContain("据统计<sup>［1］</sup>，<sup>［2］</sup>。");
  expect(html).toMatch(/<sup>［3］<\/sup>.*<ol class="list"><li class="item">来源：&lt;年报&gt;<\/li>/);
});

test("a note that is copied within the editor stays a note", () => {
  expect(cleanPaste('<p>一<sup data-footnote="见 &quot;三&quot;" class="x" title="y">1</sup></p>')).toBe(
    '<p>一<sup data-footnote="见 &quot;三&quot;">1</sup></p>',
  );
});
