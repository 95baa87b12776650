import { expect, test } from "vitest";
import type { Body } from "#lib/text/nodes.ts";
import { WECHAT_LIMITS, wechatArticle } from "./wechat.ts";

const ID = "01890000-0000-7000-8000-000000000001";
const text = (words: string) => ({ type: "text" as const, text: words });
const paragraph = (words: string) => ({ type: "paragraph" as const, content: [text(words)] });
const body = (...content: Body["content"]): Body => ({ type: "doc", content });
const article = { title: "标题", byline: "作者", summary: "摘要", indent: true, body: body(paragraph("正文")) };

const SAID = { picture: "图片", attachment: "附件" };

test("every style stands on its element: no class, sheet, script, position or picture from elsewhere is left", () => {
  const { html } = wechatArticle(
    {
      ...article,
      body: body(
        { type: "heading", attrs: { level: 2 }, content: [text("一、情况")] },
        paragraph('有 <script>alert(1)</script> & "class="x"" 的话'),
        {
          type: "table",
          content: [
            {
              type: "tableRow",
              content: [{ type: "tableHeader", attrs: { colspan: 2 }, content: [paragraph("表头")] }],
            },
          ],
        },
        { type: "callout", attrs: { tone: "law" }, content: [paragraph("条文")] },
        { type: "image", attrs: { mediaId: ID, alt: "现场", caption: "核查现场" } },
        { type: "attachment", attrs: { mediaId: ID, title: "党课 <录像>" } },
        { type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [paragraph("第三")] }] },
      ),
    },
    SAID,
  );
  expect(html).not.toMatch(/<(?:script|style|link|img|iframe)| class="|position|on\w+="/);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;class=&quot;x&quot;&quot; 的话");
  expect(html).toMatch(/<h2 style="[^"]*border-left: 4px solid #0c5b5f/);
  expect(html).toMatch(/<p style="[^"]*text-indent: 2em/);
  expect(html).toMatch(/<th colspan="2" rowspan="1" style="/);
  expect(html).toContain("［图片 1：现场］");
  expect(html).toContain("核查现场");
  expect(html).toContain("［附件：党课 &lt;录像&gt;］");
  expect(html).toMatch(/<ol start="3"/);
});

test("a signature stands at the right without an indent, and what stands above or below the line does", () => {
  const signed = { ...paragraph("清江集团纪委"), attrs: { align: "right" as const } };
  const raised = { ...text("2"), marks: [{ type: "superscript" as const }] };
  const lowered = { ...text("2"), marks: [{ type: "subscript" as const }] };
  const { html } = wechatArticle(
    { ...article, body: body(signed, { type: "paragraph", content: [text("m"), raised, text("CO"), lowered] }) },
    SAID,
  );
  const style = /<p style="([^"]*)">清江集团纪委/.exec(html)?.[1] ?? "";
  expect(style).toContain("text-align: right");
  expect(style.match(/text-indent: [^;]*/g)).toEqual(["text-indent: 0"]);
  expect(html).toContain("m<sup>2</sup>CO<sub>2</sub>");
});

test("what the platform would cut or drop is said beforehand, at its limit and not before", () => {
  const at = (more: Partial<typeof article>) => wechatArticle({ ...article, ...more }, SAID).findings;
  const long = (key: keyof typeof WECHAT_LIMITS, by: number) => "长".repeat(WECHAT_LIMITS[key] + by);
  expect(at({ title: long("title", 0), byline: long("author", 0), summary: long("digest", 0) })).toEqual([]);
  expect(at({ title: long("title", 1), byline: long("author", 1), summary: long("digest", 1) })).toEqual([
    { key: "title", count: 33 },
    { key: "author", count: 17 },
    { key: "digest", count: 129 },
  ]);
  expect(at({ body: body(paragraph(long("chars", 0))) })[0]).toMatchObject({ key: "chars" });
  const link = { ...text("官网"), marks: [{ type: "link" as const, attrs: { href: "https://example.org" } }] };
  const picture = { type: "image" as const, attrs: { mediaId: ID, alt: "图", caption: "" } };
  expect(at({ body: body({ type: "paragraph", content: [link] }, picture, picture) })).toEqual([
    { key: "links", count: 1 },
    { key: "pictures", count: 1 },
  ]);
});
