import { DomUtils, type parseDocument } from "htmlparser2";
import type { Block, Inline, Mark } from "#lib/text/nodes.ts";
import { safeHref } from "#lib/text/urls.ts";
import { addLoss, type Losses } from "./losses.ts";

const { isTag, isText } = DomUtils;
type ChildNode = ReturnType<typeof parseDocument>["childNodes"][number];
type Element = Extract<ChildNode, { attribs: unknown }>;

/** Stands in a body for a picture that is not stored yet: its number in the file. */
export const PICTURE_PREFIX = "docx:";

/** `notes`: what each says, by the address that its mark leads to. */
export type Reading = { losses: Losses; notes: Map<string, string> };
type Piece = Inline | Extract<Block, { type: "image" }>;

/** What stands in a line, and pictures among it. */
export function piecesOf(nodes: ChildNode[], marks: Mark[], step: Reading): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    if (isText(node)) return textOf(node.data, marks);
    if (!isTag(node)) return [];
    if (node.name === "br") return [{ type: "hardBreak" }];
    if (node.name === "img") return pictureOf(node);
    if (node.name === "input") return boxOf(node, marks, step);
    // The way back from a note to its mark.
    if (/^#(?:foot|end)note-ref/.test(node.attribs.href ?? "")) return [];
    const note = step.notes.get(node.attribs.href ?? "");
    if (note !== undefined) return [{ type: "footnote", attrs: { text: note } }];
    return piecesOf(node.childNodes, [...marks, ...markOf(node, marks, step)], step);
  });
}

function boxOf({ attribs }: Element, marks: Mark[], step: Reading): Piece[] {
  addLoss(step.losses, "checkboxes");
  return textOf("checked" in attribs ? "☑" : "☐", marks);
}

const SIMPLE: Record<string, Exclude<Mark["type"], "link">> = {
  ...{ strong: "bold", b: "bold", em: "italic", i: "italic", s: "strike", del: "strike" },
  ...{ sup: "superscript", sub: "subscript" },
};
const isScript = (type: string) => type === "superscript" || type === "subscript";

function markOf(element: Element, marks: Mark[], step: Reading): Mark[] {
  const type = SIMPLE[element.name];
  if (type) return marks.some((mark) => mark.type === type || [mark.type, type].every(isScript)) ? [] : [{ type }];
  const { href } = element.attribs;
  // The ways between a note and its mark are the file's own; the mark itself, [1], stays.
  if (element.name !== "a" || !href || href.startsWith("#")) return [];
  const safe = safeHref(href);
  if (safe === null) addLoss(step.losses, "links");
  return safe === null || marks.some((mark) => mark.type === "link") ? [] : [{ type: "link", attrs: { href: safe } }];
}

function textOf(data: string, marks: Mark[]): Inline[] {
  const text = data
    .toWellFormed()
    .replace(/[\t\u00a0]/g, " ")
    .replace(/\p{Cc}/gu, "");
  if (text === "") return [];
  return [{ type: "text", text, ...(marks.length > 0 && { marks }) }];
}

function pictureOf({ attribs }: Element): Piece[] {
  const { src = "", alt = "" } = attribs;
  if (!src.startsWith(PICTURE_PREFIX)) return [];
  return [{ type: "image", attrs: { mediaId: src, alt: describing(alt), caption: "" } }];
}

const ALT_MAX = 300;
/** Word fills the field with words of its own, which describe nothing. */
const describing = (alt: string) =>
  /^(?:图片|图像|picture|image)\s*\d*$|描述已自动生成|automatically generated/i.test(alt.trim())
    ? ""
    : alt
        .toWellFormed()
        .replace(/\p{Cc}/gu, " ")
        .trim()
        .slice(0, ALT_MAX)
        .toWellFormed();

/** Without the blanks around a line, which are its indentation: here that is a property of the article. */
export function trimmed(line: Inline[]): Inline[] {
  const isEmpty = (piece: Inline | undefined) =>
    piece?.type === "hardBreak" || (piece?.type === "text" && piece.text === "");
  const content = [...line];
  while (content.length > 0) {
    const first = content[0]!;
    if (first.type === "text") content[0] = { ...first, text: first.text.trimStart() };
    if (!isEmpty(content[0])) break;
    content.shift();
  }
  while (content.length > 0) {
    const last = content.at(-1)!;
    if (last.type === "text") content[content.length - 1] = { ...last, text: last.text.trimEnd() };
    if (!isEmpty(content.at(-1))) break;
    content.pop();
  }
  return content;
}
