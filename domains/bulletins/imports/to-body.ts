import { DomUtils, parseDocument } from "htmlparser2";
import { FOOTNOTE_MAX_CHARS } from "#lib/text/limits.ts";
import type { Block, Body, Inline, ListItem, OrderedList, TableCell, TableRow } from "#lib/text/nodes.ts";
import { addLoss, type Losses } from "./losses.ts";
import { piecesOf, type Reading, trimmed } from "./to-line.ts";
import { numberIn, RIGHT } from "./word/marks.ts";

const { isTag } = DomUtils;
type ChildNode = ReturnType<typeof parseDocument>["childNodes"][number];
type Element = Extract<ChildNode, { attribs: unknown }>;

const SPAN_MAX = 50;
const START_MAX = 9_999;

type Step = Reading & { place: "doc" | "quote" | "flow" };

/** What mammoth made of a Word file, as a body of ours: nothing gets through that is not named here. */
export function toBody(html: string, losses: Losses): Body {
  const document = parseDocument(html);
  const notes = takeNotes(document);
  const content = blocksOf(document.childNodes, { losses, place: "doc", notes });
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

/** The notes, which mammoth puts into a list at the end; here each stands at its mark. Longer ones stay in the list. */
function takeNotes(document: ReturnType<typeof parseDocument>): Map<string, string> {
  const notes = new Map<string, string>();
  for (const item of DomUtils.findAll(
    ({ attribs }) => /^(?:foot|end)note-\d+$/.test(attribs.id ?? ""),
    document.childNodes,
  )) {
    const text = DomUtils.textContent(item)
      .replace(/↑/g, "")
      .replace(/\p{Cc}+/gu, " ")
      .toWellFormed()
      .trim();
    if (!text || text.length > FOOTNOTE_MAX_CHARS) continue;
    notes.set(`#${item.attribs.id}`, text);
    const list = item.parent;
    DomUtils.removeElement(item);
    if (list && "name" in list && !list.childNodes.some(isTag)) DomUtils.removeElement(list);
  }
  return notes;
}

function blocksOf(nodes: ChildNode[], step: Step): Block[] {
  const blocks: Block[] = [];
  let loose: ChildNode[] = [];
  const endParagraph = () => {
    if (loose.length > 0) blocks.push(...paragraphsOf(loose, step));
    loose = [];
  };
  for (const node of nodes) {
    const made = isTag(node) ? blockOf(node, step) : null;
    if (made === null) loose.push(node);
    else {
      endParagraph();
      blocks.push(...made);
    }
  }
  endParagraph();
  return blocks;
}

/** The blocks that an element makes; null for what belongs into a line. */
function blockOf(element: Element, step: Step): Block[] | null {
  const { name, childNodes } = element;
  if (name === "p" || name === "div") return onItsSide(paragraphsOf(childNodes, step), element);
  if (/^h[1-6]$/.test(name)) return headingOf(element, step);
  if (name === "ul" || name === "ol") return listOf(element, step);
  if (name === "blockquote") return quoteOf(element, step);
  if (name === "table") return tableOf(element, step);
  if (name === "hr") return step.place === "doc" ? [{ type: "horizontalRule" }] : [];
  return null;
}

/** Ours are the first of a paragraph (word/marks.ts). */
const marksOf = (element: Element) => element.childNodes.filter(isTag).map(({ attribs }) => attribs.id);

const onItsSide = (blocks: Block[], element: Element): Block[] =>
  marksOf(element).includes(RIGHT)
    ? blocks.map((block) => (block.type === "paragraph" ? { ...block, attrs: { align: "right" } } : block))
    : blocks;

function headingOf(element: Element, step: Step): Block[] {
  const depth = Number(element.name.slice(1));
  if (step.place !== "doc") {
    addLoss(step.losses, "innerHeadings");
    return paragraphsOf(element.childNodes, step);
  }
  if (depth > 3) addLoss(step.losses, "deepHeadings");
  const level = Math.min(depth + 1, 4) as 2 | 3 | 4;
  return paragraphsOf(element.childNodes, step).map((block) =>
    block.type === "paragraph" ? { ...block, type: "heading" as const, attrs: { level } } : block,
  );
}

function listOf(element: Element, step: Step): Block[] {
  const items = element.childNodes.filter(isTag);
  if (items.length === 0) return [];
  if (element.name === "ul") return [{ type: "bulletList", content: items.map((item) => itemOf(item, step)) }];
  const lists: OrderedList[] = [];
  let last = 0;
  for (const item of items) {
    const number =
      marksOf(item)
        .map(numberIn)
        .find((said) => said !== null) ?? last + 1;
    if (lists.length === 0 || number !== last + 1) lists.push(listFrom(number));
    lists.at(-1)!.content.push(itemOf(item, step));
    last = number;
  }
  return lists;
}

/** Whoever counts from nought, or beyond what a list may begin with, begins at 1. */
const listFrom = (number: number): OrderedList =>
  number > 1 && number <= START_MAX
    ? { type: "orderedList", attrs: { start: number }, content: [] }
    : { type: "orderedList", content: [] };

function itemOf(item: Element, step: Step): ListItem {
  const [first, ...rest] = blocksOf(item.childNodes, { ...step, place: "flow" });
  // An item begins with a line of its own, be it empty before a picture.
  const isLine = first?.type === "paragraph";
  return {
    type: "listItem",
    content: [isLine ? first : { type: "paragraph" }, ...(isLine || !first ? rest : [first, ...rest])],
  };
}

function quoteOf(element: Element, step: Step): Block[] {
  if (step.place === "flow") return blocksOf(element.childNodes, step);
  const content = blocksOf(element.childNodes, { ...step, place: "quote" });
  return content.length > 0 ? [{ type: "blockquote", content }] : [];
}

/** Inside a cell or a list a table becomes its lines. */
function tableOf(element: Element, step: Step): Block[] {
  const rows = rowsOf(element);
  if (step.place !== "doc") {
    addLoss(step.losses, "nestedTables");
    return rows.flatMap((row) => row.childNodes.filter(isTag).flatMap((cell) => blocksOf(cell.childNodes, step)));
  }
  const content = rows.map((row): TableRow => {
    const cells = row.childNodes.filter(isTag).map((cell) => cellOf(cell, step));
    return cells.length > 0 ? { type: "tableRow", content: cells } : { type: "tableRow" };
  });
  return content.some((row) => row.content) ? [{ type: "table", content }] : [];
}

const rowsOf = (element: Element): Element[] =>
  element.childNodes.filter(isTag).flatMap((child) => (child.name === "tr" ? [child] : rowsOf(child)));

function cellOf(cell: Element, step: Step): TableCell {
  const content = blocksOf(cell.childNodes, { ...step, place: "flow" });
  const spanOf = (name: string) => Math.min(SPAN_MAX, Number(cell.attribs[name] ?? 1) || 1);
  const [colspan, rowspan] = [spanOf("colspan"), spanOf("rowspan")];
  const attrs = { ...(colspan > 1 && { colspan }), ...(rowspan > 1 && { rowspan }) };
  return {
    type: cell.name === "th" ? "tableHeader" : "tableCell",
    ...(Object.keys(attrs).length > 0 && { attrs }),
    content: content.length > 0 ? content : [{ type: "paragraph" }],
  };
}

/** Lines of text as paragraphs; a picture in the middle of one stands between two. Empty lines are spacing, not text. */
function paragraphsOf(nodes: ChildNode[], step: Step): Block[] {
  const blocks: Block[] = [];
  let line: Inline[] = [];
  const endLine = () => {
    const content = trimmed(line);
    if (content.length > 0) blocks.push({ type: "paragraph", content });
    line = [];
  };
  for (const piece of piecesOf(nodes, [], step)) {
    if (piece.type === "image") {
      endLine();
      blocks.push(piece);
    } else line.push(piece);
  }
  endLine();
  return blocks;
}
