import { expect, test } from "vitest";
import { plainText } from "#lib/text/excerpt.ts";
import { readDocx } from "../read-docx.ts";
import { docxOf, link, paragraph, picture, run, SPACES, table } from "../testing.ts";

const read = async (body: string, more: Parameters<typeof docxOf>[1] = {}) =>
  readDocx(await docxOf(body, more), "通报.docx");
const line = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const item = (...content: unknown[]) => ({ type: "listItem", content });
const numbers = (start: number, ...words: string[]) => ({
  type: "orderedList",
  ...(start > 1 && { attrs: { start } }),
  content: words.map((text) => item(line(text))),
});

const level = (at: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const kind = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
const num = (id: number, of: number, more = "") =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const numbering = (...parts: string[]) => ({
  parts: { "word/numbering.xml": `<w:numbering ${SPACES}>${parts.join("")}</w:numbering>` },
});
const at = (list: number, text: string, depth = 0, format = "") =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text, format)}</w:p>`;
const lines = (body: Parameters<typeof plainText>[0]) => plainText(body).split("\n");

test("一、（一） and 第一条 are text as Word would show them, as bold as their words; the lists below them are lists", async () => {
  const chinese = kind(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
  );
  const { body, losses } = await read(
    [
      paragraph("开头"),
      at(1, "加强领导", 0, "<w:b/>"),
      at(1, "压实责任", 1),
      at(1, "看台账", 2),
      at(1, "看现场", 2),
      at(1, "压实监督", 1),
      at(1, "看记录", 2),
      at(1, "抓好整改"),
      at(1, "限期完成", 1),
      at(2, "为了规范管理，制定本办法。"),
      at(3, "适用范围"),
    ].join(""),
    numbering(
      chinese,
      kind(1, level(0, "chineseCounting", "第%1条")),
      kind(2, level(0, "decimal", "%1.1")),
      num(1, 0),
      num(2, 1),
      num(3, 2),
    ),
  );
  expect(body.content).toEqual([
    line("开头"),
    { type: "paragraph", content: [{ type: "text", text: "一、加强领导", marks: [{ type: "bold" }] }] },
    line("（一）压实责任"),
    numbers(1, "看台账", "看现场"),
    line("（二）压实监督"),
    numbers(1, "看记录"),
    line("二、抓好整改"),
    line("（一）限期完成"),
    line("第一条　为了规范管理，制定本办法。"),
    line("1.1 适用范围"),
  ]);
  expect(losses).toEqual({ numbers: 7 });
});

test("a heading keeps its number, by its style too, through all levels of it", async () => {
  const heading = (id: number, numbered: string) =>
    `<w:style w:type="paragraph" w:styleId="h${id}"><w:name w:val="heading ${id}"/><w:pPr>${numbered}</w:pPr></w:style>`;
  const numPr = '<w:numPr><w:numId w:val="1"/></w:numPr>';
  const styles = `<w:styles ${SPACES}>${heading(1, numPr)}${heading(2, numPr)}</w:styles>`;
  const { parts } = numbering(
    kind(
      0,
      level(0, "chineseCounting", "%1、", '<w:pStyle w:val="h1"/>'),
      level(1, "decimal", "%1.%2", '<w:isLgl/><w:pStyle w:val="h2"/>'),
    ),
    num(1, 0),
  );
  const { body } = await read(
    ["h1", "h2", "h2", "h1", "h2"].map((style, n) => paragraph(`标题${n}`, { style })).join("") +
      `<w:p><w:pPr><w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>${run("附则")}</w:p>`,
    { parts: { ...parts, "word/styles.xml": styles } },
  );
  expect(lines(body)).toEqual(["一、标题0", "1.1 标题1", "1.2 标题2", "二、标题3", "2.1 标题4", "附则"]);
  expect(body.content.map((block) => block.type === "heading" && block.attrs.level)).toEqual([2, 3, 3, 2, 3, 2]);
});

test("a list goes on with its number after a paragraph or a table, begins anew where the file says so, and two beside each other stay two", async () => {
  const plain = kind(0, level(0, "decimal", "%1."), level(1, "decimal", "%2)"));
  const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
  const { body, losses } = await read(
    [
      at(1, "甲"),
      paragraph("插一段"),
      at(1, "乙"),
      at(1, "乙之一", 1),
      table([[at(1, "丙")]]),
      at(1, "丁"),
      at(2, "另一"),
      at(2, "另二"),
      at(3, "同名的接着数"),
      paragraph("又插一段"),
      at(1, "下一级", 1),
    ].join(""),
    numbering(plain, num(1, 0), num(2, 0, again), num(3, 0)),
  );
  expect(body.content).toEqual([
    numbers(1, "甲"),
    line("插一段"),
    {
      type: "orderedList",
      attrs: { start: 2 },
      content: [item(line("乙"), numbers(1, "乙之一"))],
    },
    { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", content: [numbers(3, "丙")] }] }] },
    numbers(4, "丁"),
    numbers(1, "另一", "另二", "同名的接着数"),
    line("又插一段"),
    numbers(1, "下一级"),
  ]);
  expect(losses).toEqual({});
});

test("条 goes on through the chapters where the file counts it so; a style that stands for a list is followed; nothing is made of a list that is not there", async () => {
  const chapters = kind(
    0,
    level(0, "chineseCounting", "第%1章"),
    level(1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/>'),
  );
  const linked = `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="liststyle"/></w:abstractNum>`;
  const style = `<w:styles ${SPACES}><w:style w:type="numbering" w:styleId="liststyle"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`;
  const { body } = await read(
    [at(1, "总则"), at(1, "目的", 1), at(2, "职责"), at(2, "分工", 1), at(9, "没有这个编号")].join(""),
    { parts: { ...numbering(chapters, linked, num(1, 0), num(2, 1)).parts, "word/styles.xml": style } },
  );
  expect(lines(body)).toEqual(["第一章　总则", "第一条　目的", "第二章　职责", "第二条　分工", "没有这个编号"]);
});

test("what stands above or below the line does so still, and 着重号 is kept, of a style too", async () => {
  const style = `<w:style w:type="character" w:styleId="raised"><w:rPr><w:vertAlign w:val="superscript"/><w:b/></w:rPr></w:style>`;
  const { body, losses } = await read(
    [
      `<w:p>${run("120 m")}${run("2", '<w:vertAlign w:val="superscript"/>')}${run("，CO")}${run("2", '<w:vertAlign w:val="subscript"/>')}${run("注", '<w:rStyle w:val="raised"/>')}</w:p>`,
      `<w:p>${run("着重", '<w:em w:val="dot"/>')}${run("不着重", '<w:em w:val="none"/>')}${run("划去", "<w:dstrike/>")}${run("gb/t 中", "<w:caps/>")}</w:p>`,
    ].join(""),
    { parts: { "word/styles.xml": `<w:styles ${SPACES}>${style}</w:styles>` } },
  );
  const marked = (text: string, ...types: string[]) => ({ type: "text", text, marks: types.map((type) => ({ type })) });
  expect(body.content[0]).toMatchObject({
    content: [
      { text: "120 m" },
      marked("2", "superscript"),
      { text: "，CO" },
      marked("2", "subscript"),
      { text: "注", marks: expect.arrayContaining([{ type: "superscript" }, { type: "bold" }]) },
    ],
  });
  expect(body.content[1]).toMatchObject({
    content: [marked("着重", "italic"), { text: "不着重" }, marked("划去", "strike"), { text: "GB/T 中" }],
  });
  expect(losses).toEqual({});
});

test("a signature and its date stand at the right, by their style too; what stood in the middle is told", async () => {
  const aside = (side: string, text: string) => `<w:p><w:pPr><w:jc w:val="${side}"/></w:pPr>${run(text)}</w:p>`;
  const style = `<w:style w:type="paragraph" w:styleId="sign"><w:pPr><w:jc w:val="right"/></w:pPr></w:style>`;
  const { title, body, losses } = await read(
    [
      paragraph("关于检查的通报", { centred: true }),
      paragraph("正文。"),
      aside("center", "（此件公开）"),
      aside("center", ""),
      aside("right", "清江集团纪委"),
      paragraph("2026年11月30日", { style: "sign" }),
      aside("left", "附件"),
    ].join(""),
    { parts: { "word/styles.xml": `<w:styles ${SPACES}>${style}</w:styles>` } },
  );
  expect(title).toBe("关于检查的通报");
  expect(body.content.map((block) => block.type === "paragraph" && block.attrs?.align)).toEqual([
    ...[undefined, undefined, "right", "right", undefined],
  ]);
  expect(losses).toEqual({ centred: 1 });
});

test("of a phonetic guide the characters stay, of a check box its tick, of a field and a text box their words", async () => {
  const ruby = `<w:r><w:ruby><w:rt>${run("qīng")}</w:rt><w:rubyBase>${run("清")}</w:rubyBase></w:ruby></w:r>`;
  const box = (isOn: number) =>
    `<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="${isOn}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run("☒")}</w:sdtContent></w:sdt>`;
  const drawn = `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp xmlns:wps="x"><wps:txbx><w:txbxContent>${paragraph("框里的话")}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>`;
  const { body, losses } = await read(
    [
      `<w:p>${ruby}${run("风")}</w:p>`,
      `<w:p>${box(1)}${run("已核对")}${box(0)}${run("未核对")}</w:p>`,
      `<w:p><w:fldSimple w:instr="DATE">${run("十一月")}</w:fldSimple><w:bdo w:val="ltr">${run("三十日")}</w:bdo></w:p>`,
      `<w:p>${run("框外")}${drawn}</w:p>`,
    ].join(""),
  );
  expect(lines(body)).toEqual(["清风", "☑已核对☐未核对", "十一月三十日", "框外", "框里的话"]);
  expect(losses).toEqual({ ruby: 1, checkboxes: 2, textBoxes: 1 });
});

test("a picture that the file only names, one that is not there and a heading in a cell are told; the rest comes along", async () => {
  const named = (attribute: string) => picture(0).replace('r:embed="rIdP0"', attribute);
  const relation = (id: string, target: string, mode = "") =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}"${mode}/>`;
  const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation("out", "file:///C:/a.png", ' TargetMode="External"')}${relation("gone", "media/none.png")}</Relationships>`;
  const { body, losses } = await read(
    [
      paragraph("正文"),
      named('r:link="out"'),
      named('r:embed="out"'),
      named('r:embed="gone"'),
      named('r:embed="nowhere"'),
      table([[paragraph("格里的标题", { style: "1" })]]),
      `<w:p>${run("是否完成")}<w:r><w:sym w:font="Unknown" w:char="F0FE"/></w:r></w:p>`,
    ].join(""),
    { parts: { "word/_rels/document.xml.rels": relations } },
  );
  expect(lines(body)).toEqual(["正文", "格里的标题", "是否完成"]);
  expect(losses).toEqual({ linkedPictures: 2, pictureBroken: 2, innerHeadings: 1, symbols: 1 });
});

test("words that are left out all the same are counted; what was deleted or moved away is none of them", async () => {
  const moved = `<w:moveFrom w:id="1">${run("搬走的话")}</w:moveFrom><w:moveTo w:id="2">${run("搬来的话")}</w:moveTo>`;
  const deletedRow = `<w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc>${paragraph("删去的行")}</w:tc></w:tr>`;
  const swallowed = `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraph("合并")}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${paragraph("盖住的字")}</w:tc></w:tr>${deletedRow}</w:tbl>`;
  const { body, losses } = await read(
    `<w:p>${moved}${link("名单")}</w:p>${swallowed}<w:p><w:unheardOf>${run("没听说过")}</w:unheardOf></w:p>`,
  );
  expect(lines(body)).toEqual(["搬来的话名单", "合并"]);
  expect(losses).toEqual({ words: 8, trackedChanges: 2 });
});

test("a bookmark of the file cannot speak for us", async () => {
  const named = (name: string, text: string) => `<w:p><w:bookmarkStart w:id="1" w:name="${name}"/>${run(text)}</w:p>`;
  const { body } = await read(
    named("qingfeng-right", "一") + named("qingfeng-number-7", "二") + named("footnote-1", "三"),
  );
  expect(body.content).toEqual([line("一"), line("二"), line("三")]);
});
