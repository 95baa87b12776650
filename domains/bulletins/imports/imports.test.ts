import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { eq } from "drizzle-orm";
import JSZip from "jszip";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { bulletins } from "#db/schema/bulletins.ts";
import { rateLimits } from "#db/schema/kernel.ts";
import { media } from "#db/schema/media.ts";
import { plantColumn } from "#db/testing/bulletins.ts";
import { type Cast, castOf } from "#db/testing/cast.ts";
import type { Actor } from "#domains/kernel/actor.ts";
import { LIMITS } from "#domains/kernel/limits.ts";
import { takePoint } from "#domains/kernel/rate-limit.ts";
import { PICTURES_PER_CARRIER } from "#domains/media/limits.ts";
import { ownDataFolder, pictureOf } from "#domains/media/testing.ts";
import { plainText } from "#lib/text/excerpt.ts";
import { mediaIdsOf } from "#lib/text/nodes.ts";
import { dismissImport } from "./commands/dismiss-import.ts";
import { importDocx } from "./import-docx.ts";
import { TABLE_CELLS_MAX, UNPACKED_MAX_BYTES } from "./limits.ts";
import { findImport } from "./queries.ts";
import { readDocx } from "./read-docx.ts";
import { docxOf, inList, link, NUMBERING, paragraph, picture, run, SPACES, table } from "./testing.ts";

type Member = Actor & { id: string };

const folder = await ownDataFolder();
let cast: Cast;
let columnId: string;
let editor: Member;
beforeAll(async () => {
  cast = await castOf();
  columnId = (await plantColumn("imported")).id;
  editor = await cast.staff("editor");
});
beforeEach(async () => {
  await db.delete(rateLimits);
});

const read = async (body: string, more: Parameters<typeof docxOf>[1] = {}, name = "通报.docx") =>
  readDocx(await docxOf(body, more), name);
const importing = (file: Buffer, actor = editor, unitId: string | null = null, fileName = "通报.docx") =>
  importDocx(actor, { file, fileName, columnId, unitId });
const refusal = (key: string) => ({ code: "invalid", fields: { file: { key } } });
const storedFiles = () =>
  existsSync(join(folder, "files"))
    ? readdirSync(join(folder, "files"), { recursive: true }).filter((name) => String(name).endsWith(".jpg")).length
    : 0;

test("paragraphs, headings, lists, quotes, tables, marks and links come as what they are", async () => {
  const { title, body, losses } = await read(
    [
      paragraph("关于节日期间纪律的通报", { style: "a3" }),
      paragraph("一、基本情况", { style: "1" }),
      paragraph("（一）检查", { style: "2" }),
      `<w:p>${run("　　共检查")}${run("三十", "<w:b/>")}${run("家，详见")}${link("名单")}${run("。", "<w:strike/>")}</w:p>`,
      paragraph(""),
      paragraph("引用的条文", { style: "a5" }),
      table([
        [paragraph("单位"), paragraph("问题数")],
        [paragraph("工程公司"), paragraph("3")],
      ]),
      paragraph("第四级", { style: "4" }),
    ].join(""),
  );
  expect(title).toBe("关于节日期间纪律的通报");
  expect(body.content.map(({ type }) => type)).toEqual([
    "heading",
    "heading",
    "paragraph",
    "blockquote",
    "table",
    "heading",
  ]);
  expect(body.content[0]).toMatchObject({ attrs: { level: 2 } });
  expect(body.content[1]).toMatchObject({ attrs: { level: 3 } });
  expect(body.content[2]).toMatchObject({
    content: [
      { text: "共检查" },
      { text: "三十", marks: [{ type: "bold" }] },
      { text: "家，详见" },
      { text: "名单", marks: [{ type: "link", attrs: { href: "https://example.gov.cn/a" } }] },
      { text: "。", marks: [{ type: "strike" }] },
    ],
  });
  expect(body.content[4]).toMatchObject({
    content: [{ content: [{ content: [{ content: [{ text: "单位" }] }] }, {}] }, {}],
  });
  expect(losses).toEqual({ deepHeadings: 1 });
});

test("lists of the file's numbering come as lists, numbered or with bullets, one within the other, and lose nothing", async () => {
  const { body, losses } = await read(
    [
      paragraph("通知如下：", { style: "" }),
      inList("自查", { list: 1 }),
      inList("看台账", { list: 2, level: 1 }),
      inList("看现场", { list: 2, level: 1 }),
      inList("整改", { list: 1 }),
      paragraph("以上。"),
      inList("附件", { list: 2 }),
    ].join(""),
    { parts: { "word/numbering.xml": NUMBERING } },
  );
  const line = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
  const item = (...content: unknown[]) => ({ type: "listItem", content });
  const bullets = (...words: string[]) => ({ type: "bulletList", content: words.map((text) => item(line(text))) });
  expect(body.content).toEqual([
    line("通知如下："),
    { type: "orderedList", content: [item(line("自查"), bullets("看台账", "看现场")), item(line("整改"))] },
    line("以上。"),
    bullets("附件"),
  ]);
  expect(losses).toEqual({});
});

test("the title of a 公文 is its centred first line; else the file's name is", async () => {
  const centred = await read(paragraph("关于三起问题的通报", { centred: true }) + paragraph("正文。"));
  expect([centred.title, centred.body.content.length]).toEqual(["关于三起问题的通报", 1]);
  const named = await read(paragraph("正文从这里开始。"), {}, "十月学习安排.docx");
  expect([named.title, named.body.content.length]).toEqual(["十月学习安排", 1]);
  const long = "长".repeat(120);
  expect((await read(paragraph(long, { centred: true }), {}, "短名.docx")).title).toBe("短名");
});

test("what is lost is counted, and nothing else is said to be", async () => {
  const comments = `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1"><w:p/></w:comment></w:comments>`;
  const { losses, body } = await read(
    [
      `<w:p>${run("留下")}<w:ins w:id="1">${run("添上")}</w:ins><w:del w:id="2"><w:r><w:delText>划去</w:delText></w:r></w:del></w:p>`,
      `<w:p>${run("红字", '<w:color w:val="FF0000"/>')}<m:oMath/></w:p>`,
      table([[table([[paragraph("里层")]])]]),
    ].join(""),
    {
      parts: {
        "word/comments.xml": comments,
        "word/header1.xml": "<w:hdr><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr>",
      },
    },
  );
  expect(losses).toEqual({ comments: 1, trackedChanges: 2, formulas: 1, fonts: 1, margins: 1, nestedTables: 1 });
  expect(JSON.stringify(body)).toContain("留下");
  expect(JSON.stringify(body)).toContain("添上");
  expect(JSON.stringify(body)).not.toContain("划去");
  expect(JSON.stringify(body)).toContain("里层");
});

test("what Word hides is not said, whatever hides it, and the report tells how often", async () => {
  const hides = (id: string, type: string, format: string, more = "") =>
    `<w:style w:type="${type}" w:styleId="${id}">${more}<w:name w:val="${id}"/><w:rPr>${format}</w:rPr></w:style>`;
  const styles = [
    hides("secret", "character", "<w:vanish/>"),
    hides("heir", "character", "<w:b/>", '<w:basedOn w:val="secret"/>'),
    hides("ring", "character", "<w:b/>", '<w:basedOn w:val="ring"/>'),
    hides("note", "paragraph", "<w:vanish/>"),
  ];
  const hiddenRow = `<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${paragraph("藏着的行")}</w:tc></w:tr>`;
  const { body, losses } = await read(
    [
      `<w:p>${run("留一")}${run("藏一", "<w:vanish/>")}${run("藏二", '<w:vanish w:val="true"/>')}${run("留二", '<w:vanish w:val="0"/>')}</w:p>`,
      `<w:p>${run("藏三", '<w:rStyle w:val="secret"/>')}${run("留三", '<w:rStyle w:val="ring"/>')}${link("留四")}</w:p>`,
      `<w:p><w:hyperlink r:id="rIdLink">${run("藏四", '<w:rStyle w:val="heir"/>')}</w:hyperlink><w:ins w:id="1">${run("藏五", "<w:vanish/>")}</w:ins></w:p>`,
      paragraph("藏六", { style: "note" }),
      `<w:p><w:pPr><w:pStyle w:val="note"/></w:pPr>${run("留五", "<w:vanish w:val='false'/>")}${run("留六", '<w:rStyle w:val="secret"/>')}</w:p>`,
      `<w:p>${run("留七", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")}<w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>`,
      `<w:tbl><w:tr><w:tc>${paragraph("留八")}</w:tc></w:tr>${hiddenRow}</w:tbl>`,
      picture(0).replace("<wp:docPr ", '<wp:docPr hidden="1" '),
    ].join(""),
    { pictures: [Buffer.from("x")], parts: { "word/styles.xml": `<w:styles ${SPACES}>${styles.join("")}</w:styles>` } },
  );
  const said = JSON.stringify(body);
  expect(said.match(/藏./g)).toBeNull();
  expect(said.match(/留./g)).toEqual(["留一", "留二", "留三", "留四", "留五", "留六", "留七", "留八"]);
  expect(said).not.toContain("docx:");
  // One and two stand beside each other; the row and the picture are one each.
  expect(losses).toEqual({ hidden: 7, trackedChanges: 1 });
});

test("a hidden note, and hidden text within a note, is not said either; a hidden field keeps its borders", async () => {
  const field = (type: string, format = "") =>
    `<w:r><w:rPr>${format}</w:rPr><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const said = (id: number, words: string) => `<w:footnote w:id="${id}"><w:p>${words}</w:p></w:footnote>`;
  const footnotes = `<w:footnotes ${SPACES}>${said(2, run("看得见") + run("藏在注里", "<w:vanish/>"))}${said(3, run("藏着的注"))}</w:footnotes>`;
  const { body, losses } = await read(
    [
      `<w:p>${run("依据")}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="3"/></w:r></w:p>`,
      `<w:p>${field("begin", "<w:vanish/>")}<w:r><w:instrText> HYPERLINK "https://example.gov.cn/b" </w:instrText></w:r>${field("separate", "<w:vanish/>")}${run("名单")}${field("end", "<w:vanish/>")}${run("之后")}</w:p>`,
    ].join(""),
    { parts: { "word/footnotes.xml": footnotes } },
  );
  expect(plainText(body)).toBe("依据\n看得见\n名单之后");
  expect(body.content[1]).toMatchObject({
    content: [{ text: "名单", marks: [{ attrs: { href: "https://example.gov.cn/b" } }] }, { text: "之后" }],
  });
  expect(losses).toMatchObject({ hidden: 2 });
});

test("a file that tells Word's elements by another prefix, or its text in another part, hides nothing from us", async () => {
  const other = `<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:r><x:rPr><x:vanish/></x:rPr><x:t>藏</x:t></x:r></x:p>`;
  await expect(read(paragraph("字") + other)).rejects.toMatchObject(refusal("docxBroken"));
  const main = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/other.xml"/></Relationships>`;
  const elsewhere = `<w:document ${SPACES}><w:body>${paragraph("另一处")}</w:body></w:document>`;
  const { body } = await read(paragraph("字"), { parts: { "_rels/.rels": main, "word/other.xml": elsewhere } });
  expect(plainText(body)).toBe("字");
});

test("a draft, its pictures and the report come together, for those who see the draft, until the report is put away", async () => {
  const [one, other] = [await pictureOf(800, 400, "png"), await pictureOf(300, 300, "png")];
  const file = await docxOf(
    paragraph("前") + picture(0, "会场全景") + picture(1, "图片 1") + picture(2) + picture(3) + paragraph("后"),
    { pictures: [one, other, Buffer.from("不是图片"), one] },
  );
  const { id } = await importing(file, editor, cast.unit("works"), "..\\..\\夜间\u202e检查.docx");
  const draft = await db.query.bulletins.findFirst({ where: eq(bulletins.id, id) });
  expect(draft).toMatchObject({
    title: "夜间检查",
    columnId,
    unitId: cast.unit("works"),
    version: 1,
    writerIds: [editor.id],
  });
  const ids = mediaIdsOf(draft!.body);
  expect(ids.length).toBe(2);
  expect(draft!.body.content.map(({ type }) => type)).toEqual(["paragraph", "image", "image", "image", "paragraph"]);
  expect(draft!.body.content[1]).toMatchObject({ attrs: { alt: "会场全景" } });
  expect(draft!.body.content[2]).toMatchObject({ attrs: { alt: "" } });
  const report = await findImport(editor, id);
  expect(report).toMatchObject({ fileName: "夜间检查.docx", pictures: 2, losses: { pictureType: 1 } });
  expect(await findImport(await cast.member("works"), id)).toBeNull();
  await expect(dismissImport(await cast.staff("publisher"), { importId: report!.id })).rejects.toMatchObject({
    code: "forbidden",
  });
  await dismissImport(editor, { importId: report!.id });
  expect(await findImport(editor, id)).toBeNull();
});

test("everything or nothing: a refused import leaves no draft, no picture and no file", async () => {
  const file = await docxOf(picture(0) + paragraph("字"), { pictures: [await pictureOf(500, 500, "png")] });
  const before = [await db.$count(bulletins), await db.$count(media), storedFiles()];
  const works = await cast.staff("editor", "works");
  await expect(importing(file, works, cast.unit("logistics"))).rejects.toMatchObject({
    fields: { unitId: { key: "unitNotYours" } },
  });
  await expect(
    importDocx(editor, { file, fileName: "a.docx", columnId: editor.id, unitId: null }),
  ).rejects.toMatchObject({ code: "invalid" });
  await expect(importing(file, await cast.member("works"))).rejects.toMatchObject({ code: "not_found" });
  expect([await db.$count(bulletins), await db.$count(media), storedFiles()]).toEqual(before);
});

test("what is not a Word file is told apart, in a sentence of its own", async () => {
  const compound = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
  const good = await docxOf(paragraph("字"));
  const sheet = new JSZip();
  sheet.file("xl/workbook.xml", "<workbook/>");
  const withType = await docxOf(paragraph("字"), {
    parts: { "word/settings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>' },
  });
  for (const [bytes, key] of [
    [Buffer.from("%PDF-1.7"), "docxType"],
    [Buffer.alloc(0), "docxType"],
    [await sheet.generateAsync({ type: "nodebuffer" }), "docxType"],
    [compound, "docxOld"],
    [Buffer.concat([compound, Buffer.from("EncryptedPackage", "utf16le")]), "docxProtected"],
    [good.subarray(0, good.length / 2), "docxBroken"],
    [withType, "docxBroken"],
    [await docxOf("<w:p><w:r><w:t>没有结尾"), "docxBroken"],
    [await docxOf(paragraph("  ")), "docxEmpty"],
  ] as const)
    await expect(importing(bytes), key).rejects.toMatchObject(refusal(key));
});

test("a small file that is counted as fair and costs gigabytes to read is refused, and nobody else feels it", async () => {
  const file = await docxOf(paragraph("一段普通的文字，".repeat(20)).repeat(70_000));
  expect(file.length).toBeLessThan(200_000);
  const before = process.memoryUsage().rss;
  await expect(importing(file)).rejects.toMatchObject(refusal("docxBomb"));
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
}, 60_000);

test("a bomb is refused by its directory, and one that lies about its size in the middle of the lie", async () => {
  const zip = new JSZip();
  zip.file("word/document.xml", Buffer.alloc(UNPACKED_MAX_BYTES + 1));
  const bomb = await zip.generateAsync({
    type: "nodebuffer",
    compression: "DEFLATE",
    compressionOptions: { level: 1 },
  });
  expect(bomb.length).toBeLessThan(2_000_000);
  const before = process.memoryUsage().rss;
  await expect(importing(bomb)).rejects.toMatchObject(refusal("docxBomb"));
  const lie = Buffer.from(bomb);
  const directory = lie.lastIndexOf(Buffer.from("PK\x01\x02", "latin1"));
  lie.writeUInt32LE(1_000, directory + 24);
  await expect(importing(lie)).rejects.toMatchObject(refusal("docxBroken"));
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
}, 60_000);

test("a note stands at its mark; one that is too long for that stays in a list at the end", async () => {
  const mark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  const said = (id: number, text: string) =>
    `<w:footnote w:id="${id}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:footnote>`;
  const long = "长".repeat(501);
  const footnotes = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${said(2, "见第三条")}${said(3, long)}</w:footnotes>`;
  const { body, losses } = await read(`<w:p>${run("依据")}${mark(2)}${run("处理")}${mark(3)}</w:p>`, {
    parts: { "word/footnotes.xml": footnotes },
  });
  expect(body.content[0]).toMatchObject({
    content: [{ text: "依据" }, { type: "footnote", attrs: { text: "见第三条" } }, { text: "处理" }, { text: "[2]" }],
  });
  expect(plainText(body).split("\n").at(-1)).toBe(long);
  expect(losses.notes).toBe(2);
});

test("a picture of 30,000 × 30,000 is a loss that is told, not a failure", async () => {
  const { id } = await importing(await docxOf(paragraph("字") + picture(0), { pictures: [pngHeader(30_000, 30_000)] }));
  expect((await findImport(editor, id))?.losses).toEqual({ pictureTooLarge: 1 });
});

test("a table of 5,000 cells is refused; one at the limit is taken", async () => {
  const rows = (count: number) => Array.from({ length: count }, () => Array.from({ length: 50 }, () => paragraph("1")));
  await expect(read(table(rows(100)))).rejects.toMatchObject(refusal("docxTable"));
  const { body } = await read(table(rows(TABLE_CELLS_MAX / 50)));
  expect(body.content[0]).toMatchObject({ type: "table" });
});

test("a text beyond what an article holds is refused whole", async () => {
  const pages = Array.from({ length: 30 }, () => paragraph("长".repeat(8_000))).join("");
  await expect(importing(await docxOf(pages))).rejects.toMatchObject(refusal("textTooLong"));
});

test("a script in the file is text, and a link that leads astray is none", async () => {
  const { body } = await read(paragraph("&lt;script&gt;alert(1)&lt;/script&gt;"));
  expect(JSON.stringify(body)).toContain("<script>alert(1)</script>");
  const field = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "javascript:alert(1)"</w:instrText></w:r>
    <w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("点我")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
  const astray = await read(field);
  expect(astray.losses).toEqual({ links: 1 });
  expect(JSON.stringify(astray.body)).not.toContain("javascript");
});

test("pictures beyond what a text may carry stay behind, and are counted", async () => {
  const count = PICTURES_PER_CARRIER + 2;
  const pictures = await Promise.all(Array.from({ length: count }, () => pictureOf(16, 16, "png")));
  const body = paragraph("图集") + pictures.map((_, n) => picture(n)).join("");
  const { id } = await importing(await docxOf(body, { pictures }));
  expect(await findImport(editor, id)).toMatchObject({
    pictures: PICTURES_PER_CARRIER,
    losses: { picturesTooMany: 2 },
  });
  const draft = await db.query.bulletins.findFirst({ where: eq(bulletins.id, id) });
  expect(mediaIdsOf(draft!.body)).toHaveLength(PICTURES_PER_CARRIER);
}, 30_000);

test("so many an hour", async () => {
  const file = await docxOf(paragraph("字"));
  const busy = await cast.staff("editor");
  // All but the last without a file: each takes a process of its own.
  for (let n = 1; n < LIMITS["bulletins.draft.imported"].points; n++)
    await takePoint("bulletins.draft.imported", busy.id);
  await importing(file, busy);
  await expect(importing(file, busy)).rejects.toMatchObject({ code: "too_many" });
});

/** A PNG of a few bytes that says how large it is, and holds nothing of it. */
function pngHeader(width: number, height: number): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const chunk = (type: string, data: Buffer) => {
    const part = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(part));
    return Buffer.concat([length, part, sum]);
  };
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(1000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
