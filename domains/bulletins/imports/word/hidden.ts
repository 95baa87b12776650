import { DomUtils } from "htmlparser2";
import type { Styles } from "./styles.ts";
import { allOf, childOf, childrenOf, type Document, type Element, isOn, textOf } from "./xml.ts";

/** What a run keeps though it is hidden: fields begin and end in it, and none of that is text. */
const UNSEEN = ["w:rPr", "w:fldChar", "w:instrText"];

/**
 * Takes out what Word does not show: hidden text (w:vanish, its own or a style's), hidden rows of tables, hidden pictures
 * and shapes. Answers how many passages that were; runs beside each other are one.
 */
export function dropHidden(document: Document, styles: Styles): number {
  const hidden = new Set(allOf(document, "w:r").filter((run) => styles.isSwitchedOn(run, "w:vanish")));
  const passages = [...hidden].filter((run) => saysSomething(run) && !hidden.has(before(run)!));
  for (const run of hidden)
    for (const child of childrenOf(run)) if (!UNSEEN.includes(child.name)) DomUtils.removeElement(child);
  const blocks = [
    ...allOf(document, "w:tr").filter(isHiddenRow),
    ...allOf(document, "w:drawing", "w:pict").filter(isHiddenShape),
  ];
  for (const block of blocks) DomUtils.removeElement(block);
  return passages.length + blocks.length;
}

const saysSomething = (run: Element) =>
  textOf(run) !== "" || allOf(run, "w:sym", "w:drawing", "w:pict", "w:object", "w:footnoteReference").length > 0;

function before(run: Element): Element | null {
  let node = run.prev;
  while (node && !DomUtils.isTag(node)) node = node.prev;
  return node;
}

const isHiddenRow = (row: Element) => isOn(childOf(childOf(row, "w:trPr"), "w:hidden"));

const isHiddenShape = (shape: Element) =>
  allOf(shape, "wp:docPr").some(({ attribs }) => ["1", "true"].includes(attribs.hidden ?? "")) ||
  childrenOf(shape).some(({ attribs }) => /visibility:\s*hidden/i.test(attribs.style ?? ""));
