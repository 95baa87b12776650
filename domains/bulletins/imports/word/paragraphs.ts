import { DomUtils } from "htmlparser2";
import { addLoss, type Losses } from "../losses.ts";
import { numberMark, putFirst, putMark, RIGHT } from "./marks.ts";
import type { Numbered, numberingOf } from "./numbering.ts";
import type { Styles } from "./styles.ts";
import { allOf, childOf, type Document, type Element, isOn, piece, textOf, valOf } from "./xml.ts";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const levelsOf = (format: string) =>
  [0, 1, 2, 3, 4].map((at) => `<w:lvl w:ilvl="${at}"><w:numFmt w:val="${format}"/></w:lvl>`).join("");
/** The lists as `mammoth` is told of them: 1 has numbers, 2 has bullets, whatever the file calls its own. */
export const NUMBERING = `<w:numbering xmlns:w="${MAIN}">
  <w:abstractNum w:abstractNumId="1">${levelsOf("decimal")}</w:abstractNum>
  <w:abstractNum w:abstractNumId="2">${levelsOf("bullet")}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>`;
const DEPTH_MAX = 4;

/** Styles that are something else than a paragraph of a list: their number is part of their words. */
const OTHER = /^(?:(?:heading|标题)(?: ?\d)?|title|(?:intense )?quote|(?:明显)?引用)$/i;

/**
 * Numbers and sides of paragraphs as an article can say them. 1. 2. 3. and bullets are lists, which go on with their number
 * after an interruption; every other number (一、, 第三条, that of a heading) is text, as in a paste (word-lists.ts).
 */
export function settleParagraphs(
  document: Document,
  styles: Styles,
  numbering: ReturnType<typeof numberingOf>,
  losses: Losses,
): void {
  const open: number[] = [];
  let around: unknown = null;
  let isFirst = true;
  for (const paragraph of allOf(document, "w:p")) {
    if (isTakenAway(paragraph)) continue;
    const numbered = numbering.next(paragraph);
    const isOther = isStyledOther(paragraph, styles);
    const isListed = numbered !== null && !isOther && (numbered.isBullet || numbered.isPlain);
    dropNumber(paragraph);
    if (paragraph.parent !== around || !isListed) open.length = 0;
    around = paragraph.parent;
    const says = textOf(paragraph).trim() !== "";
    if (isListed) putInList(paragraph, numbered, depthIn(open, numbered.level));
    else {
      if (says && !isOther) settleSide(paragraph, styles, isFirst, losses);
      if (says && numbered && !numbered.isBullet && numbered.label !== "") {
        putLabel(paragraph, numbered.label);
        addLoss(losses, "numbers");
      }
    }
    if (says) isFirst = false;
  }
}

/** A paragraph whose end and words were all deleted; Word does not count it. */
const isTakenAway = (paragraph: Element) =>
  childOf(childOf(childOf(paragraph, "w:pPr"), "w:rPr"), "w:del") !== undefined && textOf(paragraph) === "";

function isStyledOther(paragraph: Element, styles: Styles): boolean {
  const id = styles.styleIdOf(paragraph);
  return OTHER.test(styles.nameOf(id)) || /^Heading\d?$/.test(id ?? "");
}

function dropNumber(paragraph: Element): void {
  const own = childOf(childOf(paragraph, "w:pPr"), "w:numPr");
  if (own) DomUtils.removeElement(own);
}

/** How many lists of the file lie around this level of one: levels that are text are none. */
function depthIn(open: number[], level: number): number {
  while (open.length > 0 && open.at(-1)! >= level) open.pop();
  open.push(level);
  return Math.min(open.length - 1, DEPTH_MAX);
}

function putInList(paragraph: Element, { isBullet, number }: Numbered, depth: number): void {
  const said = `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${isBullet ? 2 : 1}"/></w:numPr>`;
  if (!isBullet) putMark(paragraph, numberMark(number));
  const properties = childOf(paragraph, "w:pPr");
  if (!properties) putFirst(paragraph, `<w:pPr>${said}</w:pPr>`);
  else for (const node of piece(said)) DomUtils.appendChild(properties, node);
}

/** The number before the words, as bold as they are. Word's tab between them is a blank only where one is read. */
function putLabel(paragraph: Element, label: string): void {
  const run = allOf(paragraph, "w:r").find((one) => textOf(one) !== "");
  const bold = isOn(childOf(childOf(run, "w:rPr"), "w:b")) ? "<w:rPr><w:b/></w:rPr>" : "";
  const gap = /[\p{Script=Han}]$/u.test(label) ? "\u3000" : /[\w.]$/.test(label) ? " " : "";
  const text = label.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  putFirst(paragraph, `<w:r>${bold}<w:t xml:space="preserve">${text}${gap}</w:t></w:r>`);
}

/** The first line of a text is its title where it stands in the middle. */
function settleSide(paragraph: Element, styles: Styles, isFirst: boolean, losses: Losses): void {
  const side = valOf(styles.ofParagraph(paragraph, "w:jc"));
  if (side === "right" || side === "end") putMark(paragraph, RIGHT);
  if (side === "center" && !isFirst) addLoss(losses, "centred");
}
