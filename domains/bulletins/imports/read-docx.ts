import mammoth from "mammoth";
import { DomainError, invalid } from "#domains/kernel/errors.ts";
import { isBlank, plainText } from "#lib/text/excerpt.ts";
import type { Block, Body } from "#lib/text/nodes.ts";
import { walk } from "#lib/text/nodes.ts";
import { TITLE_MAX_CHARS } from "../input.ts";
import { TABLE_CELLS_MAX } from "./limits.ts";
import { addLoss, type Losses, lossesOf } from "./losses.ts";
import { toBody } from "./to-body.ts";
import { PICTURE_PREFIX } from "./to-line.ts";
import { type Parts, type Unpacked, unpackDocx } from "./unpack.ts";
import { charactersIn, settleParts } from "./word/settle.ts";

export type ReadDocx = {
  title: string;
  body: Body;
  /** The pictures that the body names by `docx:<number>`, as they lie in the file. */
  pictures: Buffer[];
  losses: Losses;
};

/** Names that Word and WPS give their styles, in Chinese and in English. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='标题'] => h1.title:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`),
  ...["Quote", "Intense Quote", "引用", "明显引用"].map((name) => `p[style-name='${name}'] => blockquote > p:fresh`),
  "comment-reference => ",
];

const OPTIONS = {
  styleMap: STYLES,
  transformDocument: markTitle,
  externalFileAccess: false,
  includeEmbeddedStyleMap: false,
};

/**
 * A .docx as an article: its title, its text, its pictures and what it loses on the way. Tracked changes are taken as
 * accepted, hidden text as what it is: not said. Refuses with the keys of `unpackDocx`, docxTable or docxEmpty.
 */
export async function readDocx(file: Buffer, fileName: string): Promise<ReadDocx> {
  const unpacked = await unpackDocx(file);
  const losses = lossesOf(unpacked.parts);
  const pictures: Buffer[] = [];
  const convertImage = mammoth.images.imgElement(async (image) => {
    pictures.push(await image.readAsBuffer());
    return { src: `${PICTURE_PREFIX}${pictures.length - 1}` };
  });
  try {
    const { parts, words } = settleParts(unpacked, losses);
    const { value, messages } = await mammoth.convertToHtml(openFor(parts, unpacked.read), {
      ...OPTIONS,
      convertImage,
    });
    addLoss(losses, "symbols", messages.filter(({ message }) => message.includes("w:sym")).length);
    const { title, rest } = splitTitle(value);
    const body = toBody(rest, losses);
    refuseLargeTables(body);
    if (isBlank(body)) throw invalid("file", "docxEmpty");
    addLoss(losses, "words", words - charactersIn(title + wordsIn(body)));
    return { title: title || nameWithoutEnding(fileName), body, pictures, losses };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw invalid("file", "docxBroken");
  }
}

/** The file as mammoth opens it, with the main text where we read it, whatever the package calls its main part. */
function openFor(parts: Parts, read: Unpacked["read"]) {
  const readAs = async (name: string, encoding?: string) => {
    const text = parts.get(name);
    if (text !== undefined && encoding) return text;
    const bytes = await read(name);
    return encoding === "base64" ? bytes.toString("base64") : encoding ? bytes.toString("utf8") : bytes;
  };
  const exists = (name: string) => parts.has(name) && name !== "_rels/.rels";
  // Its own words for a file that is open already, which its types leave out.
  return { file: { exists, read: readAs } } as unknown as { buffer: Buffer };
}

/** What the text itself says, without its notes. */
const wordsIn = (body: Body) => [...walk(body)].map((node) => (node.type === "text" ? node.text : "")).join("");

type WordNode = { type: string; children?: WordNode[]; alignment?: string; styleName?: string | null; value?: string };

/** 公文 have a centred first line rather than a style: it is the title, unless one is styled so. */
function markTitle(document: WordNode): WordNode {
  const children = document.children ?? [];
  const isTitle = ({ styleName }: WordNode) => /^(?:title|标题)$/i.test(styleName ?? "");
  const first = children.find((child) => child.type === "paragraph" && wordsOf(child).trim() !== "");
  if (!first || children.some(isTitle) || first.alignment !== "center" || first.styleName?.match(/heading|标题/i))
    return document;
  return {
    ...document,
    children: children.map((child) => (child === first ? { ...child, styleName: "Title" } : child)),
  };
}

const wordsOf = (node: WordNode): string => node.value ?? (node.children ?? []).map(wordsOf).join("");

const TITLE = /^((?:<p><\/p>)*)<h1 class="title">([\s\S]*?)<\/h1>/;

/** The title is taken out where it stands at the beginning: the article shows it above the text. */
function splitTitle(html: string): { title: string; rest: string } {
  const found = TITLE.exec(html);
  const [first] = found ? toBody(`<p>${found[2]}</p>`, {}).content : [];
  const line = first?.type === "paragraph" ? lineOf(first) : "";
  const isTitle = line !== "" && [...line].length <= TITLE_MAX_CHARS && !found?.[2]?.includes("<img");
  return isTitle && found ? { title: line, rest: html.slice(found[0].length) } : { title: "", rest: html };
}

const lineOf = (block: Block) =>
  plainText({ type: "doc", content: [block] })
    .replace(/\s+/g, " ")
    .trim();

function nameWithoutEnding(fileName: string): string {
  const name = fileName.replace(/\.docx$/i, "").trim();
  return [...name].slice(0, TITLE_MAX_CHARS).join("");
}

function refuseLargeTables(body: Body) {
  for (const node of walk(body)) {
    if (node.type !== "table") continue;
    const cells = node.content.reduce((sum, row) => sum + (row.content?.length ?? 0), 0);
    if (cells > TABLE_CELLS_MAX) throw invalid("file", "docxTable", { maximum: TABLE_CELLS_MAX });
  }
}
