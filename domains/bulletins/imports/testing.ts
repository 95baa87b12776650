import JSZip from "jszip";

/** A Word file as small as Word reads it: what stands in its body, its pictures, and further parts. */
export async function docxOf(
  body: string,
  { pictures = [], parts = {} }: { pictures?: Buffer[]; parts?: Record<string, string | Buffer> } = {},
): Promise<Buffer> {
  const zip = new JSZip();
  const relations = pictures.map((_, n) => relation(`rIdP${n}`, "image", `media/image${n + 1}.png`));
  const extra = Object.keys(parts).flatMap((name) => {
    const kind = /^word\/(comments|footnotes|numbering)\.xml$/.exec(name)?.[1];
    return kind ? [relation(`rId-${kind}`, kind, `${kind}.xml`)] : [];
  });
  zip.file("[Content_Types].xml", CONTENT_TYPES);
  zip.file("_rels/.rels", relationsOf([relation("rId1", "officeDocument", "word/document.xml")]));
  zip.file("word/_rels/document.xml.rels", relationsOf([...relations, ...extra, LINK]));
  zip.file("word/document.xml", `${HEAD}<w:document ${SPACES}><w:body>${body}</w:body></w:document>`);
  zip.file("word/styles.xml", STYLES);
  for (const [n, data] of pictures.entries()) zip.file(`word/media/image${n + 1}.png`, data);
  for (const [name, data] of Object.entries(parts)) zip.file(name, data);
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

export const paragraph = (text: string, { style = "", centred = false } = {}) =>
  `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}${centred ? '<w:jc w:val="center"/>' : ""}</w:pPr>${run(text)}</w:p>`;
/** An item of a list of the file's numbering: 1 is numbered, 2 has bullets; `level` from 0. */
export const inList = (text: string, { list, level = 0 }: { list: 1 | 2; level?: number }) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
export const run = (text: string, format = "") =>
  `<w:r><w:rPr>${format}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const link = (text: string) => `<w:hyperlink r:id="rIdLink">${run(text)}</w:hyperlink>`;
export const table = (rows: string[][]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;
/** The picture of this number, counted from nought, with the words that stand for it. */
export const picture = (number: number, alt = "") => `<w:p><w:r><w:drawing><wp:inline>
  <wp:docPr id="${number + 1}" name="x" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>
  <a:blip r:embed="rIdP${number}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** The name spaces of a part that is given whole. */
export const SPACES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
  xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`;
const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
const LINK = `<Relationship Id="rIdLink" Type="${OFFICE}/hyperlink" Target="https://example.gov.cn/a" TargetMode="External"/>`;
const relationsOf = (all: string[]) =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
const CONTENT_TYPES = `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
  <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const levels = (format: string) =>
  [0, 1, 2]
    .map((level) => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/></w:lvl>`)
    .join("");
/** `word/numbering.xml`, to be given as a part where there are list items. */
export const NUMBERING = `${HEAD}<w:numbering ${SPACES}>
  <w:abstractNum w:abstractNumId="0">${levels("decimal")}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${levels("bullet")}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
const style = (id: string, name: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
const STYLES = `${HEAD}<w:styles ${SPACES}>${[1, 2, 3, 4].map((n) => style(String(n), `heading ${n}`)).join("")}${style("a3", "Title")}${style("a5", "Quote")}</w:styles>`;
