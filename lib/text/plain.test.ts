import fc from "fast-check";
import { expect, test } from "vitest";
import { MemberBody } from "./document.ts";
import { isBlank } from "./excerpt.ts";
import { mentionNames, resolveMentions } from "./mentions.ts";
import { type Body, mentionsOf } from "./nodes.ts";
import { parsePlain } from "./parse-plain.ts";
import { quotePlain } from "./quote-plain.ts";
import { writePlain } from "./write-plain.ts";

const LI = "0198a3b2-0000-7000-8000-0000003f9a2c";
const ZHANG = "0198a3b2-0000-7000-8000-000000777777";
const PICTURE = "0198a3b2-1111-7111-8111-111111111111";
const people = [
  { id: LI, name: "李明" },
  { id: LI.replace("3f9a2c", "abcdef"), name: "张伟" },
  { id: ZHANG, name: "张伟" },
  { id: LI.replace("3f9a2c", "a11ce0"), name: "Ann Lee" },
];
const authors = new Map([[12, "王芳"]]);
const read = (text: string, earlier?: Body) =>
  parsePlain(text, { mentions: resolveMentions(text, people, earlier), authors });
const parse = (text: string) => read(text).content;
const words = (text: string) => ({ type: "text", text });
const bold = (text: string) => ({ type: "text", text, marks: [{ type: "bold" }] });
const link = (href: string) => ({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] });
const paragraph = (...content: object[]) => ({ type: "paragraph", content });
const li = { type: "mention", attrs: { memberId: LI, name: "李明" } };

test("blank lines part paragraphs, single line ends are kept", () => {
  expect(parse("一\n二\r\n\r\n\n三")).toEqual([
    paragraph(words("一"), { type: "hardBreak" }, words("二")),
    paragraph(words("三")),
  ]);
});

test("bold needs a pair that holds something: masked names keep their asterisks", () => {
  expect(parse("这里**重点**内容")).toEqual([paragraph(words("这里"), bold("重点"), words("内容"))]);
  for (const text of ["王**", "****", "2 ** 3 ** 4", "**没有结尾"])
    expect(parse(text)).toEqual([paragraph(words(text))]);
});

test("a web address becomes a link without the sentence's own marks", () => {
  expect(parse("见 https://a.cn/x_(y)。")).toEqual([paragraph(words("见 "), link("https://a.cn/x_(y)"), words("。"))]);
  expect(parse("（https://a.cn/x.）")).toEqual([paragraph(words("（"), link("https://a.cn/x"), words(".）"))]);
  expect(parse("javascript:alert(1) https://gov.cn@evil.cn")[0]).toEqual(
    paragraph(words("javascript:alert(1) https://gov.cn@evil.cn")),
  );
});

test("a name is a mention when the resolver knows it, not within a longer word or a mail address", () => {
  expect(parse("请 @李明 看")).toEqual([paragraph(words("请 "), li, words(" 看"))]);
  expect(parse("请@李明@李明")).toEqual([paragraph(words("请"), li, li)]);
  expect(parse("＠李明，@[李明]你好")).toEqual([paragraph(li, words("，"), li, words("你好"))]);
  for (const text of ["@李明你好", "li@李明", "@王五", "@[李明#000000]"])
    expect(parse(text)).toEqual([paragraph(words(text))]);
});

test("quotes carry the number and the true author of a known post, other heads stay text", () => {
  expect(parse(">#12 冒名者\n> 登记上交\n\n同意")).toEqual([
    { type: "blockquote", attrs: { number: 12, author: "王芳" }, content: [paragraph(words("登记上交"))] },
    paragraph(words("同意")),
  ]);
  expect(parse("> #99 某人\n> 话")).toEqual([
    { type: "blockquote", content: [paragraph(words("#99 某人"), { type: "hardBreak" }, words("话"))] },
  ]);
  expect(parse(quotePlain(12, "王芳", "一\n\n二"))).toEqual([
    {
      type: "blockquote",
      attrs: { number: 12, author: "王芳" },
      content: [paragraph(words("一")), paragraph(words("二"))],
    },
  ]);
});

test("lists and pictures stand as blocks of their own", () => {
  expect(parse(`前\n- 一\n  续\n• 二 ![图](media:${PICTURE}) 后`)).toEqual([
    paragraph(words("前")),
    {
      type: "bulletList",
      content: [
        { type: "listItem", content: [paragraph(words("一"), { type: "hardBreak" }, words("续"))] },
        { type: "listItem", content: [paragraph(words("二"))] },
      ],
    },
    { type: "image", attrs: { mediaId: PICTURE, alt: "图", caption: "" } },
    paragraph(words(" 后")),
  ]);
  expect(parse("![x](media:../../etc)")).toEqual([paragraph(words("![x](media:../../etc)"))]);
});

test("a document stands as a block of its own, under the title that its writer gives it", () => {
  const file = (title: string) => ({ type: "attachment", attrs: { mediaId: PICTURE, title } });
  expect(parse(`见 [点检表 3 月.xlsx](media:${PICTURE})，请填\n> [表](media:${PICTURE})`)).toEqual([
    paragraph(words("见")),
    file("点检表 3 月.xlsx"),
    paragraph(words("，请填")),
    { type: "blockquote", content: [file("表")] },
  ]);
  expect(parse(`[ 表 ](media:${PICTURE})`)).toEqual([file("表")]);
  for (const text of [`[](media:${PICTURE})`, `[  ](media:${PICTURE})`, `[${"长".repeat(121)}](media:${PICTURE})`])
    expect(parse(text)).toEqual([paragraph(words(text))]);
  const titled = (title: string) => writePlain({ type: "doc", content: [file(title) as never] });
  expect(titled("表[三]\n四")).toBe(`[表 三  四](media:${PICTURE})`);
  expect(titled("[]")).toBe(`[·](media:${PICTURE})`);
});

test("a namesake is resolved by the end of the id, else by the earlier version, else not at all", () => {
  const earlier = read("@[张伟#777777]");
  expect(mentionNames("@张伟 和 @[张伟#abcdef]、@王五")).toEqual(["张伟", "王五"]);
  expect(mentionsOf(read("@张伟"))).toEqual([]);
  expect(mentionsOf(earlier)).toEqual([{ memberId: ZHANG, name: "张伟" }]);
  expect(writePlain(earlier)).toBe("@张伟");
  expect(mentionsOf(read("@张伟", earlier))).toEqual([{ memberId: ZHANG, name: "张伟" }]);
  expect(writePlain(read("@[张伟#777777]@[张伟#abcdef]"))).toBe("@[张伟#777777]@[张伟#abcdef]");
});

/** Text thick with the syntax, so that its marks meet in every order. */
const piece = fc.constantFrom(
  ..."**|*|\\|>|> |>#12 王芳\n|#12|- |• |  |\t|\n|\n\n|a|王|。| |@李明|@[李明]|@[张伟#777777]|@[张伟#abcdef]|@[Ann Lee]|@|https://a.cn/|http://|)|(|![图](media:|".split(
    "|",
  ),
  `![图](media:${PICTURE})`,
  `[表.pdf](media:${PICTURE})`,
  "[",
  `](media:${PICTURE})`,
  "😀",
  "\u0000",
  "\ud800",
  "\u3000",
);
const thick = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
const typed = fc.oneof({ weight: 4, arbitrary: thick }, fc.string({ unit: "binary", maxLength: 300 }));

test("what is written back reads as the same body, and writing again changes nothing", () => {
  fc.assert(
    fc.property(typed, (text) => {
      const body = read(text);
      const written = writePlain(body);
      const again = read(written, body);
      expect(again).toEqual(body);
      expect(writePlain(again)).toBe(written);
    }),
    { numRuns: 3000 },
  );
});

test("whatever is typed becomes a body that validation accepts, unless it shows nothing", () => {
  fc.assert(
    fc.property(typed, (text) => {
      const body = read(text);
      expect(MemberBody.safeParse(body).success).toBe(!isBlank(body));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ["nested quotes in one line", "> ".repeat(1e5)],
  ["nested quotes without blanks", ">".repeat(1e5)],
  ["nested quotes, a level a line", Array.from({ length: 400 }, (_, depth) => ">".repeat(depth)).join("\n")],
  ["asterisks", "*".repeat(1e5)],
  ["openers without closers", "**a ".repeat(25_000)],
  ["picture beginnings", "![".repeat(5e4)],
  ["document beginnings", `${"[".repeat(1e5)}](media:`],
  ["document beginnings with blanks", `${"[ ".repeat(5e4)}](media:`],
  ["brackets of pictures", "![](media:".repeat(1e4)],
  ["mentions", "@[".repeat(5e4)],
  ["at signs and letters", "@a".repeat(5e4)],
  ["addresses", "http://".repeat(14_000)],
  ["closing brackets", `http://a${")".repeat(1e5)}`],
  ["backslashes", "\\".repeat(1e5)],
  ["blanks", " ".repeat(1e5)],
  ["list items", "- a\n".repeat(25_000)],
  ["heads of quotes", ">#12\n".repeat(20_000)],
])("hostile input costs linear time: %s", (_, text) => {
  // A hundred thousand characters, five times what is accepted; anything quadratic takes seconds here.
  const cpuMs = () => {
    const before = process.cpuUsage();
    writePlain(read(text));
    const used = process.cpuUsage(before);
    return (used.user + used.system) / 1000;
  };
  cpuMs(); // warm
  expect(Math.min(cpuMs(), cpuMs(), cpuMs())).toBeLessThan(text.startsWith("> >") ? 50 : 400);
});
