import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ArticleBody, MemberBody } from "#lib/text/document.ts";
import { parsePlain } from "#lib/text/parse-plain.ts";
import { safeHref } from "#lib/text/urls.ts";
import { RichText } from "./rich-text.tsx";
import { richTextWords } from "./words.ts";

const ID = "0198a3b2-1111-7111-8111-111111111111";
const source = { src: `/api/media/${ID}`, width: 800, height: 400 };
const html = (body: unknown, more = {}) =>
  renderToStaticMarkup(
    <RichText
      body={body}
      words={richTextWords("zh-CN")}
      imageFor={(id) => (id === ID ? source : null)}
      ugc
      {...more}
    />,
  );
const text = (words: unknown, ...marks: object[]) => ({ type: "text", text: words, marks });
const paragraph = (...content: object[]) => ({ type: "paragraph", content });
const doc = (...content: object[]) => ({ type: "doc", content });
const link = (href: unknown) => doc(paragraph(text("x", { type: "link", attrs: { href } })));

const TAGS =
  "p h2 h3 h4 ul ol li blockquote cite aside figure figcaption img section sup sub table thead tbody tr th td pre code hr br a bdi strong em s wbr";
const ATTRIBUTES =
  "id class href rel start scope colspan rowspan src alt width height loading decoding aria-label tabindex";
const allowedTags = new Set(TAGS.split(" "));
const allowedAttributes = new Set(ATTRIBUTES.split(" "));

/** React escapes `<` in words and `"` in attributes, so every `<` in the markup begins a tag of ours: look at each. */
function dangersIn(markup: string): string[] {
  const dangers: string[] = [];
  let rest = markup;
  for (const [tag, name, attributes] of markup.matchAll(/<\/?([a-z0-9]+)((?:\s[a-z-]+="[^"]*")*)\s*\/?>/g)) {
    rest = rest.replace(tag, "");
    if (!allowedTags.has(name!)) dangers.push(tag);
    for (const [, key, value] of attributes!.matchAll(/\s([a-z-]+)="([^"]*)"/g)) {
      if (!allowedAttributes.has(key!)) dangers.push(tag);
      const plain = value!.replaceAll("&amp;", "&").replaceAll("&#x27;", "'").replaceAll("&quot;", '"');
      if (key === "href" && !/^#(p|note-)/.test(plain) && safeHref(plain) === null) dangers.push(tag);
      if (key === "src" && plain !== source.src) dangers.push(tag);
    }
  }
  if (rest.includes("<")) dangers.push(rest);
  return dangers;
}

const HOSTILE_WORDS = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "<svg/onload=alert(1)>",
  "<iframe srcdoc='<script>alert(1)</script>'>",
  "</p></div><style>*{display:none}</style>",
  "<a href=javascript:alert(1)>x</a>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "<!--<img src=--><img src=x onerror=alert(1)//>",
  "<math><mtext></p><img src=x onerror=alert(1)>",
  "{{constructor.constructor('alert(1)')()}}",
  "\u202Egnp.exe\u202C",
];
const HOSTILE_LINKS = [
  "javascript:alert(1)",
  "JAVASCRIPT:alert(1)",
  "java\tscript:alert(1)",
  "java\nscript:alert(1)",
  "java\0script:alert(1)",
  "\u0001javascript:alert(1)",
  "  javascript:alert(1)",
  "\u00a0javascript:alert(1)",
  "\ufeffjavascript:alert(1)",
  "javascript&colon;alert(1)",
  "&#106;avascript:alert(1)",
  "javascript://a.cn/%0aalert(1)",
  "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
  "data:image/svg+xml,<svg onload=alert(1)>",
  "vbscript:msgbox(1)",
  "view-source:javascript:alert(1)",
  "blob:https://a.cn/1",
  "//evil.example/x",
  "/\\evil.example",
  "\\/evil.example",
  "/\t/evil.example",
  'https://a.cn/" onmouseover="alert(1)',
  "https://a.cn@evil.example",
];

test("a member's post: hostile words and addresses stay words", () => {
  for (const hostile of [...HOSTILE_WORDS, ...HOSTILE_LINKS]) {
    const typed = `${hostile}\n\n> ${hostile}\n\n- ${hostile}\n\n**${hostile}** ![${hostile}](media:${ID}) @[${hostile}]`;
    const body = parsePlain(typed, { mentions: { get: (name) => ({ memberId: ID, name: name.slice(0, 80) }) } });
    expect(dangersIn(html(MemberBody.parse(body)))).toEqual([]);
  }
});

test("validation refuses every hostile link, and the renderer shows it as words even if it were stored", () => {
  for (const href of HOSTILE_LINKS) {
    expect(ArticleBody.safeParse(link(href)).success).toBe(false);
    expect(html(link(href))).toBe("<p>x</p>");
  }
});

test("hostile words in every attribute of unchecked JSON are inert", () => {
  for (const hostile of [...HOSTILE_WORDS, ...HOSTILE_LINKS]) {
    const body = doc(
      { type: "heading", attrs: { level: hostile, id: hostile }, content: [text(hostile, { type: hostile })] },
      { type: "image", attrs: { mediaId: ID, alt: hostile, caption: hostile, src: hostile, onerror: hostile } },
      { type: "image", attrs: { mediaId: hostile, alt: hostile, caption: hostile } },
      { type: "attachment", attrs: { mediaId: hostile, title: hostile } },
      { type: "attachment", attrs: { mediaId: ID, title: hostile } },
      { type: "blockquote", attrs: { number: 3, author: hostile }, content: [paragraph(text(hostile))] },
      { type: "blockquote", attrs: { number: hostile, author: hostile }, content: [paragraph(text(hostile))] },
      { type: "callout", attrs: { tone: hostile, class: hostile }, content: [paragraph(text(hostile))] },
      {
        type: "orderedList",
        attrs: { start: hostile },
        content: [{ type: "listItem", content: [paragraph(text(hostile))] }],
      },
      { type: "paragraph", attrs: { align: hostile, class: hostile }, content: [text(hostile)] },
      { type: "codeBlock", attrs: { language: hostile }, content: [text(hostile)] },
      paragraph({ type: "footnote", attrs: { text: hostile, href: hostile } }),
      paragraph({ type: "mention", attrs: { memberId: hostile, name: hostile } }),
      paragraph({ type: "mention", attrs: { memberId: ID, name: hostile } }),
      {
        type: "table",
        content: [
          {
            type: "tableRow",
            content: [
              { type: "tableCell", attrs: { colspan: hostile, style: hostile }, content: [paragraph(text(hostile))] },
            ],
          },
        ],
      },
      { type: hostile, content: [paragraph(text(hostile))] },
    );
    expect(dangersIn(html(body))).toEqual([]);
  }
});

test.each([
  [
    "a React element as text",
    doc(paragraph(text({ $$typeof: Symbol.for("react.transitional.element"), type: "script", props: {} }))),
  ],
  [
    "a React element as JSON",
    doc(
      paragraph(
        text({ $$typeof: "react.element", type: "script", props: { dangerouslySetInnerHTML: { __html: "x" } } }),
      ),
    ),
  ],
  ["a script node", doc({ type: "script", content: [text("alert(1)")] })],
  ["an html node", doc({ type: "html", attrs: { html: "<script>" } })],
  ["a node called __proto__", doc({ type: "__proto__", content: [paragraph(text("x"))] })],
  ["a node called constructor", doc({ type: "constructor" }, { type: "toString" })],
  ["no document", paragraph(text("x"))],
  ["null", null],
  ["words", "<script>"],
])("nothing at all is shown of %s", (_, body) => {
  expect(html(body).replace("<p></p>", "")).toBe("");
});

test("own __proto__ keys and inherited names in unchecked JSON change nothing", () => {
  const evil =
    '{"__proto__":{"type":"image"},"type":"callout","attrs":{"__proto__":{"tone":"law"},"tone":"constructor"},"content":[{"type":"paragraph"}]}';
  expect(html(doc(JSON.parse(evil)))).toBe('<aside class="note"><p></p></aside>');
});

test("a tower of nodes ends instead of the process", () => {
  let node: object = paragraph(text("x"));
  for (let level = 0; level < 50_000; level++) node = { type: "blockquote", content: [node] };
  expect(dangersIn(html(doc(node)))).toEqual([]);
});

test("whatever JSON is stored, only allowed tags, attributes and addresses come out", () => {
  const known =
    "doc paragraph heading bulletList orderedList listItem blockquote image mention table tableRow tableCell tableHeader callout codeBlock text hardBreak script";
  const words = fc.oneof(
    fc.constantFrom(...HOSTILE_WORDS, ...HOSTILE_LINKS, ID),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  const value = fc.oneof(words, fc.integer(), fc.constant(null), fc.constantFrom({}, [], true));
  const { node } = fc.letrec((tie) => ({
    node: fc.record(
      {
        type: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known.split(" ")) }, { weight: 1, arbitrary: value }),
        text: value,
        attrs: fc.dictionary(
          fc.constantFrom(
            ..."href level mediaId alt caption number author tone start colspan memberId name align".split(" "),
          ),
          value,
        ),
        marks: fc.array(
          fc.record({
            type: fc.constantFrom("link", "bold", "italic", "strike", "superscript", "subscript", "evil"),
            attrs: fc.record({ href: words }),
          }),
          { maxLength: 3 },
        ),
        content: fc.array(tie("node"), { maxLength: 4 }),
      },
      { requiredKeys: ["type"] },
    ),
  }));
  fc.assert(
    fc.property(fc.array(node, { maxLength: 5 }), (content) => {
      expect(dangersIn(html({ type: "doc", content }))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("the oracle notices: it is not blind", () => {
  for (const bad of [
    '<p onclick="x">',
    "<script>",
    '<a href="javascript:alert(1)">',
    '<img src="//evil/x">',
    "<b",
    '<p style="x">',
  ])
    expect(dangersIn(bad)).not.toEqual([]);
});

test("an honest article reads as it was written", () => {
  const body = ArticleBody.parse(
    doc(
      { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "一、通报的问题" }] },
      paragraph(
        { type: "text", text: "见" },
        { type: "text", text: "案例", marks: [{ type: "bold" }, { type: "link", attrs: { href: "/cases/1" } }] },
      ),
      { type: "bulletList", content: [{ type: "listItem", content: [paragraph({ type: "text", text: "一" })] }] },
      { type: "image", attrs: { mediaId: ID, alt: "亭", caption: "清风亭" } },
      {
        type: "table",
        content: ["tableHeader", "tableCell"].map((type) => ({
          type: "tableRow",
          content: [{ type, content: [paragraph({ type: "text", text: "格" })] }],
        })),
      },
    ),
  );
  expect(html(body)).toBe(
    '<h2 id="s1">一、<wbr/>通报的<wbr/>问题</h2>' +
      '<p>见<strong><a href="/cases/1">案例</a></strong></p>' +
      "<ul><li>一</li></ul>" +
      `<figure class="fig"><img src="/api/media/${ID}" width="800" height="400" alt="亭" loading="lazy" decoding="async"/><figcaption>清风亭</figcaption></figure>` +
      '<section class="scrollx" aria-label="表格，可左右滚动" tabindex="0"><table>' +
      '<thead><tr><th scope="col"><p>格</p></th></tr></thead><tbody><tr><td><p>格</p></td></tr></tbody></table></section>',
  );
});

test("what stands above the line, below it or at the right reads so, in a list too, and no class is taken from the text", () => {
  const raised = { type: "text", text: "2", marks: [{ type: "superscript" }] };
  const lowered = { type: "text", text: "2", marks: [{ type: "bold" }, { type: "subscript" }] };
  const signed = { ...paragraph({ type: "text", text: "清江集团纪委" }), attrs: { align: "right" } };
  const body = doc(
    paragraph({ type: "text", text: "120 m" }, raised, { type: "text", text: "，CO" }, lowered),
    signed,
    { type: "bulletList", content: [{ type: "listItem", content: [signed] }] },
  );
  expect(html(ArticleBody.parse(body))).toBe(
    '<p>120 m<sup>2</sup>，CO<strong><sub>2</sub></strong></p><p class="right">清江集团纪委</p>' +
      '<ul><li><p class="right">清江集团纪委</p></li></ul>',
  );
  expect(html(doc({ ...signed, attrs: { align: "center" } }))).toBe("<p>清江集团纪委</p>");
});

test("a quote leads to its post, a mention to the person, a foreign link is not vouched for", () => {
  const body = parsePlain(">#12 x\n> 话\n\n@王芳 https://a.cn/", {
    mentions: new Map([["王芳", { memberId: ID, name: "王芳" }]]),
    authors: new Map([[12, "王芳"]]),
  });
  const shown = html(body, { quoteHref: (number: number) => `#p${number}` });
  expect(shown).toContain(
    '<blockquote class="quote"><p>话</p><cite><a href="#p12"><bdi>王芳</bdi> #12</a></cite></blockquote>',
  );
  expect(shown).toContain(`<a class="mention" href="/people/${ID}"><bdi>@王芳</bdi></a>`);
  expect(shown).toContain('<a href="https://a.cn/" rel="ugc nofollow noopener">https://a.cn/</a>');
});

test("a picture that is gone leaves its description", () => {
  const gone = doc({ type: "image", attrs: { mediaId: ID.replace("0198", "0000"), alt: "$& 亭", caption: "" } });
  expect(html(gone)).toBe('<figure class="fig"><p class="pic-missing">图片已不可查看：$&amp; 亭</p></figure>');
});
