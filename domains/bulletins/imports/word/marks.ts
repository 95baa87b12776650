import { DomUtils } from "htmlparser2";
import { childOf, type Element, piece } from "./xml.ts";

// What `mammoth` does not carry goes through it as a bookmark at the head of a paragraph: in its HTML that is an anchor
// with this name. The file's own bookmarks are taken out before, so that none of them can speak for us.

export const RIGHT = "qingfeng-right";
const NUMBER = "qingfeng-number-";
export const numberMark = (number: number) => `${NUMBER}${number}`;
/** The number that such a mark says; null for any other. */
export const numberIn = (name = "") =>
  /^qingfeng-number-\d{1,9}$/.test(name) ? Number(name.slice(NUMBER.length)) : null;

export function putMark(paragraph: Element, name: string): void {
  putFirst(paragraph, `<w:bookmarkStart w:id="0" w:name="${name}"/>`);
}

/** Puts something before all that a paragraph says. */
export function putFirst(paragraph: Element, xml: string): void {
  const properties = childOf(paragraph, "w:pPr");
  for (const node of piece(xml)) {
    if (properties) DomUtils.append(properties, node);
    else DomUtils.prependChild(paragraph, node);
  }
}
