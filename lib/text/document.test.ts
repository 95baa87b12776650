import { expect, test } from "vitest";
import { ArticleBody, ArticleJson, MemberBody, MemberText } from "./document.ts";
import { cutText, excerpt, isBlank, plainText, readingMinutes } from "./excerpt.ts";
import { headingsOf } from "./headings-of.ts";
import { type Body, mediaIdsOf, mentionsOf, withoutFiles } from "./nodes.ts";
import { parsePlain } from "./parse-plain.ts";

const ID = "0198a3b2-1111-7111-8111-111111111111";
const text = (words: string, ...marks: object[]) => ({ type: "text", text: words, ...(marks.length && { marks }) });
const paragraph = (...content: object[]) => ({ type: "paragraph", content });
const doc = (...content: object[]) => ({ type: "doc", content });
const link = (href: unknown) => doc(paragraph(text("x", { type: "link", attrs: { href } })));
const image = (attrs: object) => doc({ type: "image", attrs: { mediaId: ID, alt: "", caption: "", ...attrs } });
const keyOf = (result: { error?: { issues: { path: PropertyKey[]; params?: Record<string, unknown> }[] } }) =>
  result.error?.issues.map((issue) => [issue.path.join("."), issue.params?.key].join(":")).join();

const everything = doc(
  { type: "heading", attrs: { level: 2 }, content: [text("一、通报")] },
  paragraph(
    text("粗", { type: "bold" }, { type: "italic" }),
    { type: "hardBreak" },
    text("链", { type: "link", attrs: { href: "/cases/1" } }),
  ),
  {
    type: "orderedList",
    attrs: { start: 3 },
    content: [
      {
        type: "listItem",
        content: [
          paragraph(text("一")),
          { type: "bulletList", content: [{ type: "listItem", content: [paragraph()] }] },
        ],
      },
    ],
  },
  { type: "blockquote", content: [paragraph(text("引"))] },
  { type: "horizontalRule" },
  { type: "codeBlock", content: [text("a\n\tb")] },
  {
    type: "table",
    content: [
      { type: "tableRow", content: [{ type: "tableHeader", attrs: { colspan: 2 }, content: [paragraph(text("头"))] }] },
    ],
  },
  { type: "image", attrs: { mediaId: ID, alt: "亭", caption: "清风亭" } },
  {
    type: "callout",
    attrs: { tone: "law" },
    content: [paragraph({ type: "mention", attrs: { memberId: ID, name: "王芳" } })],
  },
);

test("an article may use every node of the editor, a member's post only what the textarea can say", () => {
  expect(ArticleBody.parse(everything)).toEqual(everything);
  expect(keyOf(MemberBody.safeParse(everything))).toBe(":malformed");
  expect(mediaIdsOf(everything as Body)).toEqual([ID]);
  expect(mentionsOf(everything as Body)).toEqual([{ memberId: ID, name: "王芳" }]);
  expect(headingsOf(everything)).toEqual([{ id: "s1", level: 2, text: "一、通报" }]);
});

test.each([
  "https://www.ccdi.gov.cn/a?b=c#d",
  "http://10.0.0.8:8080/x",
  "/units/works/bulletins/1",
  "mailto:jiwei@example.com",
])("a link may lead to %s", (href) => {
  expect(MemberBody.safeParse(link(href)).success).toBe(true);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "\u0001javascript:alert(1)",
  " javascript:alert(1)",
  "javascript&colon;alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "blob:https://a.cn/1",
  "file:///etc/passwd",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "https:evil.example",
  "https:///evil.example",
  "https:\\\\evil.example",
  "https://user:pass@evil.example",
  "https://gov.cn@evil.example",
  "https://a.cn/\u202Egpj.exe",
  "https://a.cn/\u200Bx",
  "https://",
  "mailto:a@b.cn?bcc=c@d.cn",
  "mailto:a@b.cn%0d%0aBcc:c@d.cn,x",
  "#top",
  "?q=1",
  "x",
  "",
  `https://a.cn/${"x".repeat(3000)}`,
  null,
  7,
  { toString: "https://a.cn" },
])("no link leads to %j", (href) => {
  expect(keyOf(ArticleBody.safeParse(link(href)))).toBe(typeof href === "string" ? ":textLink" : ":malformed");
  expect(MemberBody.safeParse(link(href)).success).toBe(false);
});

test("a text may stand above the line or below it, not both, and a paragraph at the right; a post says neither", () => {
  const says = (...marks: object[]) => doc(paragraph(text("2", ...marks)));
  const [up, down] = [{ type: "superscript" }, { type: "subscript" }];
  const right = doc({ ...paragraph(text("纪委")), attrs: { align: "right" } });
  for (const body of [says(up), says({ type: "bold" }, { type: "italic" }, { type: "strike" }, down), right]) {
    expect(ArticleBody.parse(body)).toEqual(body);
    expect(keyOf(MemberBody.safeParse(body))).toBe(":malformed");
  }
  expect(ArticleBody.safeParse(says(up, down)).success).toBe(false);
  for (const align of ["left", "center", "", null, 1])
    expect(ArticleBody.safeParse(doc({ ...paragraph(text("x")), attrs: { align } })).success).toBe(false);
  expect(plainText(doc(paragraph(text("120 m"), text("2", up))) as Body)).toBe("120 m2");
});

test.each([
  ["an unknown node", doc({ type: "script", content: [text("x")] })],
  ["an unknown attribute", doc({ ...paragraph(text("x")), attrs: { style: "color:red" } })],
  ["an unknown property", { ...doc(paragraph(text("x"))), version: 2 }],
  ["an own __proto__", JSON.parse('{"type":"doc","content":[{"type":"paragraph","__proto__":{"x":1}}]}')],
  ["an unknown mark", doc(paragraph(text("x", { type: "textStyle", attrs: { color: "red" } })))],
  ["a link with a target", doc(paragraph(text("x", { type: "link", attrs: { href: "/x", target: "_blank" } })))],
  [
    "an attachment by address",
    doc({ type: "attachment", attrs: { mediaId: "https://evil.example/x.mp4", title: "x" } }),
  ],
  ["an attachment without a title", doc({ type: "attachment", attrs: { mediaId: ID, title: "" } })],
  [
    "an attachment within a list",
    doc({
      type: "bulletList",
      content: [
        { type: "listItem", content: [paragraph(), { type: "attachment", attrs: { mediaId: ID, title: "x" } }] },
      ],
    }),
  ],
  ["a picture by address", image({ src: "https://evil.example/x.png" })],
  ["a picture whose id is a path", image({ mediaId: "../../secret" })],
  ["a picture whose id is an address", image({ mediaId: "https://evil.example/x.png" })],
  ["a first-level heading", doc({ type: "heading", attrs: { level: 1 } })],
  ["an empty text", doc(paragraph(text("")))],
  ["text where a block belongs", doc(text("x"))],
  ["a block where text belongs", doc(paragraph(paragraph()))],
  ["NUL, which PostgreSQL cannot store", doc(paragraph(text("a\u0000b")))],
  ["half a surrogate pair", doc(paragraph(text("a\ud800")))],
  [
    "a giant cell",
    doc({
      type: "table",
      content: [
        { type: "tableRow", content: [{ type: "tableCell", attrs: { colspan: 1e9 }, content: [paragraph()] }] },
      ],
    }),
  ],
  ["null", null],
  ["an array", []],
  ["a number", 7],
  ["a document without content", { type: "doc" }],
  ["content that is no array", { type: "doc", content: { length: 1e9 } }],
])("refused: %s", (_, body) => {
  expect(keyOf(ArticleBody.safeParse(body))).toBe(":malformed");
  expect(MemberBody.safeParse(body).success).toBe(false);
});

const nested = (depth: number): object => {
  let node: object = paragraph(text("x"));
  for (let level = 0; level < depth; level++) node = { type: "blockquote", content: [node] };
  return doc(node);
};

test("limits come before any costly work", () => {
  const cyclic: { type: string; content: object[] } = { type: "blockquote", content: [] };
  cyclic.content.push(cyclic);
  const hostile: [object, string][] = [
    [nested(100_000), ":textTooDeep"],
    [doc(cyclic), ":textTooDeep"],
    [{ type: "doc", content: Array(1e6).fill(paragraph()) }, ":textTooLong"],
    [doc(paragraph(text("x".repeat(1e7)))), ":textTooLong"],
  ];
  for (const [body, key] of hostile) {
    const before = process.cpuUsage();
    expect(keyOf(MemberBody.safeParse(body))).toBe(key);
    expect(keyOf(ArticleBody.safeParse(body))).toBe(key);
    const used = process.cpuUsage(before);
    expect((used.user + used.system) / 1000).toBeLessThan(50);
  }
  expect(ArticleBody.safeParse(nested(9)).success).toBe(true);
});

test("a posted article is measured in bytes before it is parsed", () => {
  expect(keyOf(ArticleJson.safeParse("[".repeat(1e7)))).toBe(":textTooLong");
  expect(keyOf(ArticleJson.safeParse("字".repeat(150_000)))).toBe(":textTooLong");
  expect(keyOf(ArticleJson.safeParse("[".repeat(1e5)))).toBe(":malformed");
  expect(keyOf(ArticleJson.safeParse('{"type":"doc"'))).toBe(":malformed");
  expect(ArticleJson.parse(JSON.stringify(everything))).toEqual(everything);
});

test("a posted text is measured after its line ends were made equal", () => {
  expect(MemberText.parse(`${"a\r\n".repeat(9_999)}b`)).toHaveLength(19_999);
  expect(MemberText.safeParse("字".repeat(20_001)).success).toBe(false);
  expect(MemberText.safeParse(" \r\n ").success).toBe(false);
});

test("a post that shows nothing is refused, an article may still be empty", () => {
  const invisible = doc(paragraph(text("\u200b \u3000")));
  expect(keyOf(MemberBody.safeParse(invisible))).toBe(":required");
  expect(isBlank(ArticleBody.parse(doc(paragraph())))).toBe(true);
  expect(isBlank(MemberBody.parse(image({ alt: " " })))).toBe(false);
});

test("an excerpt leaves quotes out and never splits a character as a reader sees it", () => {
  const family = "👨‍👩‍👧‍👦";
  expect(excerpt(parsePlain(`> 别人的话\n\n${family.repeat(5)}`), 3)).toBe(`${family.repeat(3)}…`);
  expect(cutText("一 \n 二", 3)).toBe("一 二");
  expect(cutText("e\u0301".repeat(4), 2)).toBe(`${"e\u0301".repeat(2)}…`);
});

test("reading time counts Chinese characters and foreign words, 400 a minute", () => {
  expect(readingMinutes(parsePlain("字".repeat(1200)))).toBe(3);
  expect(readingMinutes(parsePlain("word ".repeat(800)))).toBe(2);
  expect(readingMinutes(parsePlain("短"))).toBe(1);
});

test("without the files that are gone a body keeps its other words, and nothing stands empty", () => {
  const gone = "0198a3b2-2222-7111-8111-111111111111";
  const picture = (mediaId: string) => ({ type: "image", attrs: { mediaId, alt: "", caption: "" } });
  const file = { type: "attachment", attrs: { mediaId: gone, title: "表" } };
  const list = (...items: object[]) => ({ type: "bulletList", content: items });
  const item = (...content: object[]) => ({ type: "listItem", content });
  const before = doc(
    paragraph(text("见图")),
    picture(gone),
    picture(ID),
    file,
    list(item(picture(gone)), item(paragraph(text("一")), file)),
    { type: "blockquote", content: [picture(gone)] },
    paragraph(),
  );
  const after = doc(paragraph(text("见图")), picture(ID), list(item(paragraph(text("一")))), paragraph());
  expect(withoutFiles(before as Body, (id) => id === gone)).toEqual(after);
});
